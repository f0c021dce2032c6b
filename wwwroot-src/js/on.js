// One listener for a kind of element, also for those that arrive later.
export function on(type, selector, act, capture = false) {
  document.addEventListener(type, event => {
    const element = event.target instanceof Element && event.target.closest(selector);
    if (element) act(event, element);
  }, capture);
}
