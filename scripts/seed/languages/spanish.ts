import type { Language } from './language'

export const spanish: Language = {
  share: 10,
  organisations:
    'Panadería|Teatro|Escuela|Clínica|Hotel|Mensajería|Biblioteca|Museo|Almacén|Floristería|Imprenta'.split(
      '|',
    ),
  desks: 'contabilidad|recepción|oficina|compras|informática|reservas|envíos'.split('|'),
  contactName: '{organisation} {ref}, {desk}',
  subject: '{topic}: {trouble}, pedido {ref}',
  topics:
    'Exportación de facturas|Sincronización del calendario|Inicio de sesión|Lector de códigos|Webhooks|Informe de existencias|Subida de archivos|Albaranes|Pago con tarjeta|Formulario de reserva|Libreta de direcciones'.split(
      '|',
    ),
  troubles:
    'se detiene a medias|muy lento desde la actualización|muestra los datos de ayer|responde con un error|todo se envía dos veces|desaparecen los acentos|falta una página|no se abre en la tableta|el código no llega nunca|zona horaria equivocada'.split(
      '|',
    ),
  openings: [
    'Buenos días, empezó el lunes y nos afecta a todos.',
    'Lo hemos probado en tres equipos con el mismo resultado.',
    'Desde la última actualización algo ha cambiado.',
    'Por desgracia, el problema ha vuelto.',
  ],
  details: [
    'La página dice «final inesperado» y no se guarda nada; la referencia es {ref}.',
    'El total del documento {ref} difiere en un céntimo de la suma de sus líneas.',
    'A los dos minutos el avance se queda en el 98 %; tarea {ref}.',
    'Los clientes ven la confirmación, pero el correo número {ref} no llega.',
    'Al imprimir la etiqueta {ref}, la segunda línea sale cortada.',
  ],
  questions: [
    '¿Hay algún ajuste para esto?',
    '¿Podrían mirarlo antes del fin de semana?',
    '¿Tenemos que hacer algo por nuestra parte?',
    '¿Cuándo volverá a funcionar?',
  ],
  thanks: ['Gracias por los detalles.', 'Gracias por su paciencia.', 'Disculpen las molestias.'],
  findings: [
    'Un segundo intento tras agotarse el tiempo contó como pedido; {ref} está corregido.',
    'El certificado había caducado por la noche; el nuevo ya está puesto.',
    'En la línea {ref} del archivo hay una comilla sin duplicar; lo demás se omitió.',
    'La caché guardó la dirección anterior durante una hora. La he vaciado para la cuenta {ref}.',
    'El fallo es nuestro. Está anotado como {ref} y se arreglará en la próxima versión.',
  ],
  closings: [
    'Inténtelo de nuevo y dígame si funciona.',
    'Le escribo en cuanto esté publicado el cambio.',
    'No se ha perdido nada ni hay que volver a introducirlo.',
  ],
  notes: [
    'Reproducido con la cuenta de {ref}.',
    'La misma causa que {ref}; preguntado a plataforma.',
    'Tercer aviso esta semana.',
    'A la espera del registro de {ref}.',
  ],
  blank: ' ',
}
