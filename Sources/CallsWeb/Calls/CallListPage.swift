import Basics
import CallCenter
import Clients
import HTML
import Pages
import People
import Store
import Telephony

/// Calls that the reader may know of, the latest first (SPEC T2).
struct CallListPage: Page {
    let wish: CallListWish
    let lines: [PhoneCallLine]
    let next: TimeCursor?
    let queues: CallQueues
    let names: [Person.ID: PersonName]
    /// How many are to be called back.
    let waiting: Int

    private static let pageLength = 50

    init(_ wish: CallListWish, for member: Member, zone: Zone, in snapshot: Snapshot) throws {
        let slice = try snapshot.phoneCalls(
            wish.filter(for: member, in: zone),
            visibleTo: member,
            before: wish.cursor,
            limit: Self.pageLength
        )
        self.wish = wish
        (lines, next) = (slice.items, slice.next)
        queues = try snapshot.callQueues()
        names = try snapshot.peopleNames(slice.items.compactMap(\.call.person))
        waiting = try snapshot.callbacks(visibleTo: member).count
    }
}

extension CallListPage {
    var place: Place { .calls }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("calls.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("calls.title") }
        CallTabs(current: .list, waiting: waiting, reader: reader)
        filters(w)
        if lines.isEmpty {
            EmptyState(
                w("calls.none.title"),
                w("calls.none.text"),
                action: wish.isNarrow ? Button(w("calls.everything"), href: "/calls") : nil
            )
        } else {
            CallTable(lines: lines, queues: queues, names: names, w: w)
            Pager(
                next: next.map { wish.address(before: $0) },
                first: wish.cursor == nil ? nil : wish.address(),
                w
            )
        }
    }

    private func filters(_ w: Wording) -> some HTML {
        FilterForm(to: "/calls", w, label: w("calls.filters")) {
            FilterSelect(
                "whose",
                w("calls.whose"),
                wish.whose.rawValue,
                all: nil,
                options: CallListWish.Whose.allCases.map {
                    Choice($0.rawValue, w(TextKey("calls.whose.\($0.rawValue)")))
                }
            )
            FilterSelect(
                "outcome",
                w("calls.outcome"),
                wish.outcome?.description ?? "",
                all: w("calls.any"),
                options: CallListWish.Outcome.all.map { Choice($0.description, w($0.name)) }
            )
            FilterSelect(
                "sound",
                w("calls.sound"),
                wish.sound?.rawValue ?? "",
                all: w("calls.any"),
                options: CallListWish.Sound.allCases.map {
                    Choice($0.rawValue, w(TextKey("call.sound.\($0.rawValue)")))
                }
            )
            FilterSelect(
                "queue",
                w("calls.queue"),
                wish.queue?.description ?? "",
                all: w("calls.any"),
                options: queues.all.map { Choice($0.id.description, $0.settings.name) }
            )
            FilterText("day", w("calls.day"), wish.day?.description ?? "", kind: .date)
        }
    }
}

/// What there is to see of calls.
struct CallTabs: HTML {
    enum Tab: String, CaseIterable {
        case list
        case back
        case board
        /// Whom we call by a list.
        case rounds

        var path: String { self == .list ? "/calls" : "/calls/\(rawValue)" }
    }

    let current: Tab
    /// How many are to be called back.
    let waiting: Int
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Tabs(
            w("calls.title"),
            Tab.allCases.map { tab in
                Pages.Tab(
                    w(TextKey("calls.tab.\(tab.rawValue)")),
                    href: tab.path,
                    current: tab == current,
                    count: tab == .back && waiting > 0 ? w.number(waiting) : nil
                )
            }
        )
    }
}

struct CallTable: HTML {
    let lines: [PhoneCallLine]
    let queues: CallQueues
    let names: [Person.ID: PersonName]
    let w: Wording

    var body: some HTML {
        table(.class("data"), .class("call-table")) {
            thead {
                tr {
                    th(.scope("col")) { w("calls.when") }
                    th(.scope("col")) { w("calls.client") }
                    th(.scope("col"), .class("wide")) { w("calls.outcome") }
                    th(.scope("col"), .class("wide")) { w("calls.person") }
                    th(.scope("col"), .class("wide")) { w("calls.queue") }
                    th(.scope("col"), .class("num"), .class("wide")) { w("calls.waited") }
                    th(.scope("col"), .class("num")) { w("calls.talked") }
                }
            }
            tbody(.data("list")) { ForEach(lines) { row($0) } }
        }
    }

    private func row(_ line: PhoneCallLine) -> some HTML {
        let call = line.call
        return tr {
            td(.class("call-when")) {
                a(.href("/calls/\(call.id)"), .data("row")) { ShortTime(call.began, w) }
            }
            td {
                a(.href("/clients/\(line.client.id)")) { b { line.client.name } }
                if line.client.isConfidential { ConfidentialMark(w: w) }
                div(.class("beneath")) { came(call) }
            }
            td(.class("wide")) { came(call) }
            td(.class("wide")) { call.person.flatMap { names[$0]?.short } ?? "" }
            td(.class("wide")) { call.queue.flatMap { queues[$0]?.settings.name } ?? "" }
            td(.class("num"), .class("wide")) { line.waited == .zero ? "" : w.clock(line.waited) }
            td(.class("num")) { line.talked.map { w.clock($0) } ?? "" }
        }
    }

    @HTMLBuilder
    private func came(_ call: PhoneCall) -> some HTML {
        OutcomeBadge(call: call, w: w)
        if let score = call.score, score.grade == .poor {
            " "
            SoundBadge(score: score, w: w)
        }
    }
}

/// How well the two sides heard each other, in a word.
struct SoundBadge: HTML {
    let score: OpinionScore
    let w: Wording

    var body: some HTML {
        Badge(
            w(TextKey("call.sound.\(score.grade.rawValue)")),
            tone: score.grade == .poor ? .warn : .plain,
            shape: shape
        )
    }

    private var shape: Shape {
        switch score.grade {
        case .good: .dot
        case .fair: .half
        case .poor: .triangle
        }
    }
}

/// What a call came to, in a word with its form. Somebody who was not answered is a promise that was not kept.
struct OutcomeBadge: HTML {
    let call: PhoneCall
    let w: Wording

    var body: some HTML {
        Badge(w(call.title), tone: tone, shape: shape)
    }

    private var tone: Tone {
        switch call.outcome {
        case .answered: .plain
        case .abandoned, .callback: .warn
        case .voiceMail, .goodbye, .notReached, .failed: .plain
        }
    }

    private var shape: Shape {
        switch call.outcome {
        case .answered: .dot
        case .abandoned, .callback, .failed: .triangle
        case .voiceMail: .bars
        case .goodbye, .notReached: .ring
        }
    }
}

/// A lock with the word behind it: only those who are named know of this client.
struct ConfidentialMark: HTML {
    let w: Wording

    var body: some HTML {
        span(.class("lock"), .title(w("client.confidential"))) {
            Icon(.lock)
            span(.class("visually-hidden")) { w("client.confidential") }
        }
    }
}
