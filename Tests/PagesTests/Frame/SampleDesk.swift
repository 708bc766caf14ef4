import Basics
import HTML
import Pages
import People

/// The desk with a case open, made of components alone.
struct SampleDesk: Page {
    var place: Place { .desk }
    var layout: Layout { .desk }

    func title(for reader: Reader) -> String { "ООО «Вектор»" }

    func content(for reader: Reader) -> some HTML {
        Panes("Части стола", names: (list: "Мой день", work: "Заявка", side: "Клиент"), first: .work) {
            SampleList(w: reader.w)
        } work: {
            SampleCase(reader: reader)
        } side: {
            Panel("Клиент") {
                Definitions {
                    Definition("Телефон") { a(.href("tel:+74951234567")) { "+7 495 123-45-67" } }
                    Definition("Открыто") { "3 заявки, 1 претензия" }
                    Definition("Долг") { reader.w.money(Money(minor: 8_400_000, .rouble)) }
                }
            }
            Panel("Обещания") { EmptyState("На сегодня ничего", "Сюда попадает всё, что мы обещали клиенту.") }
        }
    }
}

private struct SampleList: HTML {
    let w: Wording

    var body: some HTML {
        section(.class("panel"), .data("live-topic", "queue:1"), .data("live-src", "/desk/queue"), .id("queue")) {
            header {
                h2 { "Мой день" }
                span(.class("muted")) { "7" }
            }
            ul(.class("list"), .data("list")) {
                ForEach(0..<14) { row in
                    li {
                        a(.href("#\(row)"), .aria("current", "true").when(row == 1)) {
                            span(.class("line")) {
                                row % 3 == 0 ? "ООО «Вектор»" : "Сигма-Телеком, головной офис в Санкт-Петербурге"
                            }
                            if row == 0 {
                                DueMark(w.now - .minutes(3), .broken, w)
                            } else if row == 1 {
                                DueMark(w.now + .minutes(12), .soon, w)
                            } else {
                                ShortTime(w.now + .hours(row), w)
                            }
                            span(.class("line"), .class("muted")) { "Не проходит оплата счёта" }
                            PriorityMark(row % 4 + 1, w, compact: true)
                        }
                    }
                }
            }
        }
    }
}

private struct SampleCase: HTML {
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        header(.class("case-head")) {
            h1(.class("client-name")) { "ООО «Вектор»" }
            p(.class("case-subject")) { "Не проходит оплата счёта № 118" }
            p(.class("case-facts")) {
                Badge("в работе", shape: .half)
                PriorityMark(3, w)
                DueMark(w.now + .minutes(12), .soon, w)
                PersonChip(PersonName(family: "Иванова", given: "Анна"))
                span(.class("muted")) { "заявка 10 482 · первая линия" }
            }
            div(.class("row")) {
                ActButton("Взять", to: "/x", reader, style: .accent, key: "t")
                Button("Передать", href: "#", key: "h", icon: .hand)
                ActButton("Решена", to: "/x", reader, key: "s", icon: .check)
            }
        }
        Timeline {
            ForEach(0..<6) { number in
                TimelineItem(
                    at: w.now - .hours(6 - number),
                    icon: number % 2 == 0 ? .mail : .phone,
                    who: number % 2 == 0 ? "Пётр Лебедев" : "Анна Иванова",
                    what: number % 2 == 0 ? "письмо" : "звонок, 4 мин 12 с",
                    side: [.theirs, .ours, .inside][number % 3],
                    w
                ) { "Добрый день! Не проходит оплата счёта № 118 от 3 ноября. Посмотрите, пожалуйста, в чём дело." }
            }
        }
        PostForm(to: "/x", reader, class: "composer stack tight") {
            TextArea("text", "Ответ клиенту", Form(), w, rows: 3, draft: "case-10482")
            div(.class("row")) { SubmitButton("Ответить", key: "ctrl+enter", icon: .reply) }
        }
    }
}
