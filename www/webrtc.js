// @ts-check
// No policy that a page can set covers WebRTC everywhere: the page does without it, so it takes it away from itself.

for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(globalThis, name);

export {};
