import Basics
import HTML
import Pages
import People

/// Every component on one page, for looking at and for checking what it is written as.
struct ComponentsPage: Page {
    let form: Form

    var place: Place { .clients }
    var back: String? { "/desk" }
    var topics: [Topic] { [Topic(list: "queue", 1)] }

    func title(for reader: Reader) -> String { "Образцы" }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        div(.class("page-head")) {
            div {
                h1(.class("client-name")) { "ООО «Вектор»" }
                p(.class("muted")) { "Клиент с 2019 года · свой менеджер: Анна Иванова" }
            }
            div(.class("row")) {
                Button("Написать", href: "#", key: "w", icon: .mail)
                Button("Новая заявка", href: "#", style: .accent, key: "n", icon: .plus)
                Menu("Ещё", shown: { Icon(.more) }) {
                    a(.href("#")) { "Сделать закрытым" }
                    a(.href("#")) { "Объединить" }
                }
            }
        }
        Tabs(
            "Клиент",
            [Tab("Обзор", href: "#", current: true), Tab("Заявки", href: "#", count: "12"), Tab("Люди", href: "#")]
        )
        div(.class("columns")) {
            div {
                SampleMarks(w: w)
                SampleTimeline(w: w)
                SampleForm(form: form, reader: reader)
            }
            SampleSide(reader: reader)
        }
        Dialog("hand-over", "Передать заявку", w) { p { "…" } }
    }
}

private struct SampleMarks: HTML {
    let w: Wording

    var body: some HTML {
        Panel("Знаки") {
            div(.class("stack"), .class("tight")) {
                p(.class("row")) {
                    Badge("новая", tone: .accent, shape: .dot)
                    Badge("в работе", shape: .half)
                    Badge("ждём клиента", shape: .bars)
                    Badge("решена", tone: .good, shape: .check)
                    Badge("закрыта", shape: .square)
                    Badge("временный", shape: .ring)
                    Badge("скоро срок", tone: .warn, shape: .triangle)
                    Badge("просрочена", tone: .bad, shape: .triangle)
                }
                p(.class("row")) { ForEach(1...4) { level in PriorityMark(level, w) } }
                p(.class("row")) {
                    DueMark(w.now + .hours(3), .calm, w)
                    DueMark(w.now + .minutes(12), .soon, w)
                    DueMark(w.now - .minutes(74), .broken, w)
                }
                p(.class("row")) {
                    PersonChip(PersonName(family: "Иванова", given: "Анна"), detail: "1-я линия", href: "#")
                    PersonChip(PersonName(family: "Smith", given: "John"))
                    PersonChip(PersonName(family: "Кузнецов", given: "Олег"))
                    RelativeTime(w.now - .minutes(5), w)
                }
                p(.class("row")) {
                    Button("Обычная", href: "#")
                    Button("Тихая", href: "#", style: .quiet)
                    Button("Навсегда", href: "#", style: .danger)
                    Button("Главная", href: "#", style: .accent)
                }
                ProgressBar(37, of: 100, "Перенос истории: 24 250 из 65 533")
            }
        }
    }
}

private struct SampleTimeline: HTML {
    let w: Wording

    var body: some HTML {
        Panel("Лента") {
            Timeline {
                TimelineItem(at: w.now - .hours(2), icon: .mail, who: "Пётр Лебедев", what: "письмо", side: .theirs, w)
                {
                    "Добрый день! Не проходит оплата счёта № 118 <от 3 ноября>.\n\nПосмотрите, пожалуйста."
                }
                TimelineItem(at: w.now - .hours(1), icon: .note, who: "Анна Иванова", what: "заметка", side: .inside, w)
                {
                    "В банке сменились реквизиты, ждём подтверждения от финансов."
                }
                TimelineItem(at: w.now - .minutes(9), icon: .reply, who: "Анна Иванова", what: "ответ", side: .ours, w)
                {
                    "Пётр Сергеевич, счёт перевыставили, оплата пройдёт сегодня до 18:00."
                }
            }
        }
    }
}

private struct SampleForm: HTML {
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel("Новая заявка") {
            PostForm(to: "/cases", reader) {
                FormErrors(form, w)
                div(.class("fields")) {
                    TextField("subject", "Тема", form, w, hint: "Одной фразой, словами клиента")
                    TextField("email", "Почта", form, w, kind: .email, required: false, autocomplete: "email")
                    SelectField(
                        "kind",
                        "Вид",
                        form,
                        w,
                        options: [Choice("question", "вопрос"), Choice("claim", "претензия")],
                        empty: "Выберите"
                    )
                }
                TextArea("text", "Что случилось", form, w, draft: "sample")
                ChoiceField(
                    "line",
                    "Линия",
                    form,
                    w,
                    options: [Choice("1", "первая"), Choice("2", "вторая", hint: "специалисты продуктов")]
                )
                CheckField("tell", "Сообщить клиенту", form, hint: "Письмом, на адрес из карточки")
                div(.class("row")) {
                    SubmitButton("Открыть заявку", key: "ctrl+enter")
                    Button("Отмена", href: "#", style: .quiet)
                }
            }
        }
    }
}

private struct SampleSide: HTML {
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        div {
            Panel("Сведения") {
                Definitions {
                    Definition("Телефон") { a(.href("tel:+74951234567")) { "+7 495 123-45-67" } }
                    Definition("ИНН") { "7707083893" }
                    Definition("Долг") { w.money(Money(minor: 8_400_000, .rouble)) }
                    Definition("Последний контакт") { RelativeTime(w.now - .days(3), w) }
                }
            }
            Panel("Звонки", tools: { ActButton("Пересчитать", to: "/x", reader, style: .quiet, icon: .undo) }) {
                div(.class("table-wrap")) {
                    table(.class("data")) {
                        thead {
                            tr {
                                th(.scope("col")) { "Месяц" }
                                th(.scope("col"), .class("num")) { "Звонков" }
                                th(.scope("col"), .class("num")) { "₽" }
                            }
                        }
                        tbody {
                            ForEach(1...3) { row in
                                tr {
                                    td { w.day(w.now - .days(row * 30)) }
                                    td(.class("num")) { w.number(row * 411) }
                                    td(.class("num")) { w.number(row * 84_000) }
                                }
                            }
                        }
                    }
                }
                Pager(next: "#", first: "#", w)
            }
            Panel("Договоры") {
                EmptyState(
                    "Договоров пока нет",
                    "Здесь собраны договоры и счета клиента. Начните с того, что действует сейчас.",
                    action: Button("Добавить договор", href: "#")
                )
            }
        }
    }
}
