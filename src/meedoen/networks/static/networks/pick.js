// A click on the map ticks the box of that area in the list, and the other way round. The list alone does it all.
document.querySelectorAll('[data-picks]').forEach((map) => {
  const boxOf = (code) => document.querySelector(`input[name="${map.dataset.picks}"][value="${CSS.escape(code)}"]`)
  map.querySelectorAll('[data-with-script]').forEach((hint) => { hint.hidden = false })
  map.querySelectorAll('[data-code]').forEach((shape) => {
    const box = boxOf(shape.dataset.code)
    if (!box) return
    const show = () => shape.classList.toggle('is-selected', box.checked)
    box.addEventListener('change', show)
    shape.addEventListener('click', () => { box.checked = !box.checked; show() })
    show()
  })
})
