<?php
/**
 * Plugin Name: Who said what
 * Description: Lists who said what in a post, beside it, and marks it in the text.
 * Version: 1.0
 */

add_action( 'enqueue_block_editor_assets', function () {
	$asset = require __DIR__ . '/build/index.asset.php';
	wp_enqueue_script( 'who-said-what', plugins_url( 'build/index.js', __FILE__ ), $asset['dependencies'], $asset['version'], true );
} );
