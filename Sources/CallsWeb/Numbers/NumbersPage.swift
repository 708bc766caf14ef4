import Basics
import CallCenter
import Deadlines
import Desk
import HTML
import Pages
import People
import Store
import Telephony

/// The numbers at which the company is called, and how the exchange is.
struct NumbersPage: Page {
    let numbers: [ServiceNumber]
    let queues: CallQueues
    let policy: DeadlinePolicy
    let exchange: ExchangeState.Standing
    let shown: ShownNumbersPanel
    /// What was typed of which number is seen, when that could not be done.
    let form: Form

    init(hasExchange: Bool, _ form: Form = Form(), in snapshot: Snapshot) throws {
        self.form = form
        shown = try ShownNumbersPanel(in: snapshot)
        numbers = try snapshot.serviceNumbers()
        queues = try snapshot.callQueues()
        policy = try snapshot.deadlinePolicy()
        exchange = try ExchangeState.Standing(isConfigured: hasExchange, in: snapshot)
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/templates" }

    func title(for reader: Reader) -> String { reader.w("telephone.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let add = Button(
            w("telephone.number.add"),
            href: "/telephone/numbers/new",
            style: .accent,
            key: "n",
            icon: .plus
        )
        TelephoneHead(.numbers, reader) { if !numbers.isEmpty { add } }
        div(
            .id("exchange"),
            .class("live"),
            .data("live-src", "/telephone/exchange"),
            .data("live-topic", CallTopics.exchange.name),
            .data("live-at-once")
        ) { ExchangeState(standing: exchange, w: w) }
        if numbers.isEmpty {
            EmptyState(w("telephone.number.first"), w("telephone.number.first-text"), action: add)
        } else {
            div(.class("stack")) {
                Element("table", [.class("data"), .class("folds"), .data("list")], rows(w))
                ShownNumbersView(panel: shown, form: form, reader: reader)
            }
        }
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("telephone.number.digits") }
                th(.scope("col")) { w("telephone.number.name") }
                th(.scope("col")) { w("telephone.number.language") }
                th(.scope("col")) { w("telephone.number.hours") }
                th(.scope("col")) { w("telephone.number.leads-to") }
                th(.scope("col")) { w("telephone.number.closed") }
            }
        }
        tbody {
            ForEach(numbers) { number in
                tr {
                    th(.scope("row")) {
                        a(.href("/telephone/numbers/\(number.id)"), .data("row")) { number.settings.dialled.shown }
                    }
                    td { number.settings.name }
                    td(.class("muted")) { w(TextKey("language.\(number.settings.language.rawValue)")) }
                    td(.class("muted")) { hours(number.settings, w) }
                    td { destinations(number.settings) }
                    td(.class("muted")) {
                        number.settings.calendar == nil
                            ? "" : w(TextKey("telephone.closed.\(number.settings.outOfHours.way.rawValue)"))
                    }
                }
            }
        }
    }

    private func hours(_ settings: NumberSettings, _ w: Wording) -> String {
        settings.calendar.flatMap { policy.sheet.calendar($0)?.name } ?? w("telephone.number.always")
    }

    /// 1 → Продажи, 2 → Поддержка; иначе Общая очередь
    private func destinations(_ settings: NumberSettings) -> String {
        let keys = Digit.menu.compactMap { key in
            settings.menu?.choices[key].map { "\(key) → \(queues.name(of: $0))" }
        }
        return (keys + [queues.name(of: settings.queue)]).joined(separator: ", ")
    }
}
