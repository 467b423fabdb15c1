// A button that copies the link beside it. Without script the link can be selected by hand.
document.querySelectorAll('[data-copies]').forEach((button) => {
  const field = document.getElementById(button.dataset.copies)
  if (!field || !navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value)
    button.querySelector('span').textContent = button.dataset.copied
  })
})
