/// The guide that every house begins with: what to say and do when a client is dissatisfied (SPEC L5). It is changed on its page.
enum ConflictGuide {
    /// As `GuideDocument` reads it.
    static let json = #"""
        {
         "name": {"ru": "Конфликтная ситуация",
         "en": "A conflict"},
         "first": "calm",
         "steps": [
          {
           "id": "calm",
           "name": {"ru": "Сохранить спокойствие",
         "en": "Stay calm"},
           "say": {"ru": "Я вас слушаю и хочу разобраться. Расскажите, пожалуйста, что случилось.",
         "en": "I am listening, and I want to sort this out. Please tell me what happened."},
           "act": {"ru": "Сделайте вдох и говорите чуть тише и медленнее клиента. Не перебивайте, не оправдывайтесь и не спорите о тоне: злятся не на вас, а на то, что произошло.",
         "en": "Take a breath; speak a little lower and slower than the client. Do not interrupt, do not defend yourself, do not argue about tone: the anger is about what happened, not about you."},
           "branches": [
            {
             "id": "talks",
             "name": {"ru": "Рассказывает, что случилось",
         "en": "Tells what happened"},
             "to": "hear"
            },
            {
             "id": "shouts",
             "name": {"ru": "Кричит или оскорбляет",
         "en": "Shouts or insults"},
             "to": "cool"
            },
            {
             "id": "head",
             "name": {"ru": "Сразу требует руководителя",
         "en": "Asks for a head at once"},
             "to": "head"
            }
           ]
          },
          {
           "id": "cool",
           "name": {"ru": "Остудить разговор",
         "en": "Cool the talk down"},
           "say": {"ru": "Вижу, как это вас задело. Я помогу, и мне нужны подробности: давайте пройдём по порядку.",
         "en": "I can see how much this has upset you. I will help, and I need the details: let us go through it step by step."},
           "act": {"ru": "Назовите чувство вслух, подождите пару секунд и задайте один простой вопрос, на который легко ответить: когда, где, какой номер. Оскорбления не повторяйте и не комментируйте.",
         "en": "Name the feeling aloud, wait a couple of seconds and ask one simple question that is easy to answer: when, where, which number. Neither repeat nor comment on insults."},
           "branches": [
            {
             "id": "calmer",
             "name": {"ru": "Стал спокойнее",
         "en": "Calmer now"},
             "to": "hear"
            },
            {
             "id": "goes-on",
             "name": {"ru": "Оскорбления продолжаются",
         "en": "Insults go on"},
             "to": "pause"
            }
           ]
          },
          {
           "id": "pause",
           "name": {"ru": "Прерваться и назначить время",
         "en": "Pause and set a time"},
           "say": {"ru": "Так нам не решить ваш вопрос. Я перезвоню вам через полчаса с тем, что успею выяснить. Вам удобно это время?",
         "en": "We will not solve it this way. I will call you back in half an hour with what I have found out by then. Does that time suit you?"},
           "act": {"ru": "Запишите обещание со сроком, расскажите коллеге или наставнику, что произошло, и за эти полчаса найдите факты. Перезвоните минута в минуту.",
         "en": "Write the promise down with its time, tell a colleague or your mentor what happened, and find the facts in that half-hour. Call back to the minute."},
           "branches": [
            {
             "id": "resumed",
             "name": {"ru": "Перезвонили, говорит спокойно",
         "en": "Called back, talks calmly"},
             "to": "hear"
            },
            {
             "id": "refuses",
             "name": {"ru": "Говорить отказывается",
         "en": "Refuses to talk"},
             "to": "head"
            }
           ]
          },
          {
           "id": "hear",
           "name": {"ru": "Выслушать и записать",
         "en": "Hear out and write down"},
           "say": {"ru": "Понимаю. Что было дальше? Чего вы ожидали? Что для вас сейчас важнее всего?",
         "en": "I see. What happened next? What had you expected? What matters most to you right now?"},
           "act": {"ru": "Запишите в заявку факты, даты, суммы и желаемый итог словами клиента. Спрашивайте, пока не станет понятно, что именно нарушено и чем это обернулось.",
         "en": "Write facts, dates, amounts and the wished-for outcome into the case in the client’s own words. Ask until it is clear what exactly was broken and what that led to."},
           "branches": [
            {
             "id": "clear",
             "name": {"ru": "Картина ясна",
         "en": "The picture is clear"},
             "to": "restate"
            },
            {
             "id": "head",
             "name": {"ru": "Требует руководителя",
         "en": "Asks for a head"},
             "to": "head"
            }
           ]
          },
          {
           "id": "restate",
           "name": {"ru": "Пересказать своими словами",
         "en": "Restate in your own words"},
           "say": {"ru": "Проверю, правильно ли я понимаю: вы ожидали одно, произошло другое, и из-за этого вам пришлось нелегко. Всё верно? Мне жаль, что так вышло.",
         "en": "Let me check that I understand: you expected one thing, another happened, and it made trouble for you. Is that right? I am sorry that it came to this."},
           "act": {"ru": "Перескажите коротко и без оценок. Сожаление о неудобстве — не признание вины: вину признавайте, только когда она установлена.",
         "en": "Restate briefly and without judging. Being sorry for the trouble is no admission of fault: admit fault only once it is established."},
           "branches": [
            {
             "id": "ours",
             "name": {"ru": "Верно, ошибка наша",
         "en": "Right, and the fault is ours"},
             "to": "offer"
            },
            {
             "id": "unclear",
             "name": {"ru": "Верно, нужно проверить",
         "en": "Right, and it has to be checked"},
             "to": "examine"
            },
            {
             "id": "not-ours",
             "name": {"ru": "Верно, но причина не у нас",
         "en": "Right, but the cause is not ours"},
             "to": "explain"
            },
            {
             "id": "not-so",
             "name": {"ru": "Клиент поправляет",
         "en": "The client corrects you"},
             "to": "hear"
            }
           ]
          },
          {
           "id": "examine",
           "name": {"ru": "Взять время и проверить",
         "en": "Take time to check"},
           "say": {"ru": "Чтобы не обещать наугад, я проверю это и вернусь к вам завтра до шести вечера. Куда вам удобнее позвонить?",
         "en": "So as not to promise at random, I will check this and come back to you by six tomorrow. Where shall I reach you?"},
           "act": {"ru": "Запишите обещание со сроком. Поднимите записи и переписку, спросите подразделение, которого это касается. Вернитесь в срок, даже если ответа ещё нет.",
         "en": "Write the promise down with its time. Look up records and letters, ask the department concerned. Come back in time even if there is no answer yet."},
           "branches": [
            {
             "id": "ours",
             "name": {"ru": "Проверили: ошибка наша",
         "en": "Checked: the fault is ours"},
             "to": "offer"
            },
            {
             "id": "not-ours",
             "name": {"ru": "Проверили: причина не у нас",
         "en": "Checked: the cause is not ours"},
             "to": "explain"
            }
           ]
          },
          {
           "id": "explain",
           "name": {"ru": "Объяснить честно",
         "en": "Explain honestly"},
           "say": {"ru": "Мы проверили: дело вот в чём. Исправить это за другую сторону мы не можем, но вот что сделаем для вас сегодня.",
         "en": "We have checked, and this is what happened. We cannot mend it for the other party, but here is what we will do for you today."},
           "act": {"ru": "Покажите факты, а не правила. Обязательно назовите хотя бы одно действие, которым вы поможете: подсказать, к кому идти, подготовить документ, проследить за итогом.",
         "en": "Show facts, not rules. Always name at least one thing that you will do: say whom to turn to, prepare a document, see it through."},
           "branches": [
            {
             "id": "accepts",
             "name": {"ru": "Принимает объяснение",
         "en": "Accepts the explanation"},
             "to": "agree"
            },
            {
             "id": "disagrees",
             "name": {"ru": "Не согласен",
         "en": "Disagrees"},
             "to": "head"
            }
           ]
          },
          {
           "id": "offer",
           "name": {"ru": "Предложить решение на выбор",
         "en": "Offer a choice of remedies"},
           "say": {"ru": "Мы можем поступить двумя способами. Первый — быстрее, второй — полнее. Какой вам подходит больше?",
         "en": "There are two things that we can do. The first is quicker, the second more thorough. Which suits you better?"},
           "act": {"ru": "Предложите два решения в пределах своих прав, каждое со сроком и суммой. Запишите в лист претензии, во что обошлась ошибка и сколько стоит решение.",
         "en": "Offer two remedies within your powers, each with a time and an amount. Write on the claim’s sheet what the trouble cost and what the remedy costs."},
           "branches": [
            {
             "id": "chosen",
             "name": {"ru": "Выбрал решение",
         "en": "Chose one"},
             "to": "agree"
            },
            {
             "id": "more",
             "name": {"ru": "Просит больше, чем мы вправе",
         "en": "Asks for more than we may give"},
             "to": "head"
            }
           ]
          },
          {
           "id": "head",
           "name": {"ru": "Подключить руководителя",
         "en": "Bring in the head"},
           "say": {"ru": "Я передам это руководителю вместе со всем, что вы рассказали: повторять не придётся. Он ответит вам сегодня.",
         "en": "I am taking this to the head of service together with all that you have told me: you will not have to repeat it. You will have an answer today."},
           "act": {"ru": "Поднимите заявку руководителю и в двух предложениях напишите, что случилось и чего хочет клиент. Оставайтесь ответственным за заявку: клиент знает вас.",
         "en": "Raise the case to the head and write in two sentences what happened and what the client wants. Stay answerable for the case: it is you whom the client knows."},
           "branches": [
            {
             "id": "decided",
             "name": {"ru": "Руководитель решил",
         "en": "The head has decided"},
             "to": "agree"
            },
            {
             "id": "authority",
             "name": {"ru": "Клиент уходит в суд или надзор",
         "en": "The client goes to court or an authority"},
             "to": "writing"
            }
           ]
          },
          {
           "id": "agree",
           "name": {"ru": "Договориться: кто, что и когда",
         "en": "Agree: who, what, when"},
           "say": {"ru": "Итак: мы делаем это к такому-то сроку, от вас нужно то-то. В среду я вам позвоню и проверю. Договорились?",
         "en": "So: we do this by that time, and from you we need that. I will call you on Wednesday to check. Agreed?"},
           "act": {"ru": "Запишите договорённость обещанием со сроком и поручите работу исполнителям. Повторите её клиенту письменно.",
         "en": "Write what was agreed as a promise with its time and give the work to those who do it. Repeat it to the client in writing."},
           "branches": [
            {
             "id": "agreed",
             "name": {"ru": "Договорились",
         "en": "Agreed"},
             "to": "check"
            },
            {
             "id": "changed",
             "name": {"ru": "Передумал",
         "en": "Changed their mind"},
             "to": "offer"
            }
           ]
          },
          {
           "id": "check",
           "name": {"ru": "Проверить, что сделано",
         "en": "Check that it is done"},
           "say": {"ru": "Вы просили об этом, мы сделали. Всё ли так, как вы хотели? Чего-то не хватает?",
         "en": "You asked for this, and it is done. Is everything as you wanted? Is anything missing?"},
           "act": {"ru": "Сначала убедитесь сами, потом позвоните. Примите решение по претензии, отправьте письмо-ответ и запишите причину, чтобы это не повторилось.",
         "en": "Make sure yourself first, then call. Decide the claim, send the response letter and write the cause down, so that it does not happen again."},
           "branches": [
            {
             "id": "content",
             "name": {"ru": "Клиент доволен",
         "en": "The client is content"},
             "to": "settled"
            },
            {
             "id": "undone",
             "name": {"ru": "Ещё не сделано",
         "en": "Not done yet"},
             "to": "agree"
            },
            {
             "id": "discontent",
             "name": {"ru": "Недоволен",
         "en": "Still dissatisfied"},
             "to": "head"
            }
           ]
          },
          {
           "id": "settled",
           "name": {"ru": "Конфликт исчерпан",
         "en": "The conflict is over"},
           "say": {"ru": "Спасибо, что рассказали нам об этом. Если что-то ещё понадобится, звоните прямо мне.",
         "en": "Thank you for telling us. If you need anything else, call me directly."},
           "act": {"ru": "Закройте претензию с причиной и решением. Через неделю поздоровайтесь с клиентом по другому поводу: так возвращается доверие.",
         "en": "Close the claim with its cause and decision. In a week, say hello to the client about something else: this is how trust comes back."},
           "branches": []
          },
          {
           "id": "writing",
           "name": {"ru": "Дальше только письменно",
         "en": "In writing from here on"},
           "say": {"ru": "Понимаю ваше решение. Мы ответим письменно в срок и передадим всё, что вам для этого нужно.",
         "en": "I understand your decision. We will answer in writing in time and hand over whatever you need for it."},
           "act": {"ru": "Сохраните переписку и записи, ничего не обещайте устно. Письменный ответ готовит руководитель; следите за сроком претензии.",
         "en": "Keep all letters and records, promise nothing by word of mouth. The head prepares the written answer; watch the claim’s deadline."},
           "branches": []
          }
         ]
        }
        """#
}
