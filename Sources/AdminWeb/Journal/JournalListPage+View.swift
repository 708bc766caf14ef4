import Basics
import Events
import HTML
import Pages
import People

extension JournalListPage: Page {
    var place: Place { .journal }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.journal.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.journal.title") }
        filters(w)
        if entries.isEmpty {
            EmptyState(
                w("admin.journal.nothing"),
                w(wish.isNarrow ? "admin.journal.nothing-narrow" : "admin.journal.nothing-yet"),
                action: wish.isNarrow ? Button(w("admin.journal.show-all"), href: "/journal") : nil
            )
        } else {
            Element("table", [.class("data"), .class("journal"), .class("folds")], rows(w))
            Pager(
                next: next.map { wish.address(before: $0) },
                first: wish.before == nil ? nil : wish.address(before: nil),
                w
            )
        }
    }

    private func filters(_ w: Wording) -> some HTML {
        FilterForm(to: "/journal", w) {
            FilterSelect(
                "kind",
                w("admin.journal.kind"),
                wish.kind,
                all: w("admin.journal.any-kind"),
                options: Self.kinds.map { Choice($0, w(TextKey("admin.journal.kind.\($0.dropLast())"))) }
            )
            FilterSelect(
                "person",
                w("admin.journal.who"),
                wish.person?.description ?? "",
                all: w("admin.journal.anyone"),
                options: people.map { Choice($0.id.description, $0.name.full) }
            )
            FilterText("from", w("admin.journal.from"), wish.from?.description ?? "", kind: .date)
            FilterText("to", w("admin.journal.to"), wish.to?.description ?? "", kind: .date)
        }
    }

    /// The beginnings of the kinds of events, each with a text of its own.
    static let kinds = [
        "case.", "interaction.", "client.", "contact.", "session.", "person.", "department.", "skill.", "token.",
        "company.", "takeover.", "job.", "claim-cause.", "guide.",
    ]

    /// Day by day, so that a line needs to say no more than the time.
    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("admin.journal.when") }
                th(.scope("col")) { w("admin.journal.who") }
                th(.scope("col")) { w("admin.journal.what") }
                th(.scope("col")) { w("admin.journal.on-what") }
                th(.scope("col")) { w("admin.journal.details") }
            }
        }
        ForEach(days(w)) { day in
            tbody {
                tr(.class("day")) {
                    th(.colspan(5), .scope("rowgroup")) { w.weekday(day[0].at) + ", " + w.day(day[0].at) }
                }
                ForEach(day) { entry in JournalLine(entry: entry, names: names, w: w) }
            }
        }
    }

    private func days(_ w: Wording) -> [[JournalEntry]] {
        entries.reduce(into: []) { days, entry in
            if let last = days.last?.last, w.wall(last.at).dayNumber == w.wall(entry.at).dayNumber {
                days[days.count - 1].append(entry)
            } else {
                days.append([entry])
            }
        }
    }
}
