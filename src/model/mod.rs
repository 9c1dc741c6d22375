//! Statistical models: feature extraction, decoding and weights. Knows nothing of news.
