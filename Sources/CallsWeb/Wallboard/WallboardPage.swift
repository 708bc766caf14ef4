import Basics
import CallCenter
import HTML
import Pages
import People
import Store
import Telephony

/// All that goes on at the telephone, filled again as it changes: for the wall, and for whoever looks after those who answer (SPEC T2).
struct WallboardPage: Page {
    let board: CallBoard
    let waiting: Int

    init(for member: Member, day: Moment, in snapshot: Snapshot) throws {
        board = try snapshot.callBoard(since: day, visibleTo: member)
        waiting = try snapshot.callbacks(visibleTo: member).count
    }
}

extension WallboardPage {
    var place: Place { .calls }
    var layout: Layout { .wide }
    var back: String? { "/calls" }

    func title(for reader: Reader) -> String { reader.w("calls.tab.board") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("calls.title") }
        CallTabs(current: .board, waiting: waiting, reader: reader)
        div(
            .id("calls-board"),
            .class("live"),
            .data("live-src", "/calls/board/inside"),
            .data("live-topic", CallTopics.board.name),
            .data("live-eager")
        ) { WallboardInside(board: board, waiting: waiting, reader: reader) }
    }
}

/// The inside of that place.
struct WallboardInside: HTML {
    let board: CallBoard
    let waiting: Int
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        ul(.class("tiles")) {
            tile("waiting", w.number(board.waiting.count))
            tile("longest") { if let since = board.longestWait { RunningClock(.up, since, w) } else { "—" } }
            tile("talking", w.number(board.calls.count(where: \.isTalking)))
            tile("available", w.number(count { $0 == .available }))
            tile("level", board.day.serviceLevel.map { w.percent($0) } ?? "—")
            tile("lost", w.number(board.day.lost))
            tile("back", w.number(waiting))
        }
        div(.class("wallboard")) {
            QueueTable(queues: board.queues, w: w)
            OngoingList(board: board, reader: reader)
            PeoplePanel(people: board.people, w: w)
        }
    }

    private func count(_ isMeant: (AgentState) -> Bool) -> Int {
        board.people.count { isMeant($0.presence.state) }
    }

    private func tile(_ name: String, _ value: String) -> some HTML {
        tile(name) { value }
    }

    private func tile(_ name: String, @HTMLBuilder _ value: () -> Markup) -> some HTML {
        let shown = value()
        return li(.class("tile"), .data("tile", name)) {
            b { shown }
            span { w(TextKey("calls.board.\(name)")) }
        }
    }
}

private struct QueueTable: HTML {
    let queues: [CallBoard.QueueSight]
    let w: Wording

    var body: some HTML {
        Panel(w("calls.board.queues")) {
            table(.class("data"), .class("folds")) {
                thead {
                    tr {
                        th(.scope("col")) { w("calls.queue") }
                        th(.scope("col"), .class("num")) { w("calls.board.waiting") }
                        th(.scope("col"), .class("num")) { w("calls.board.longest") }
                        th(.scope("col"), .class("num")) { w("calls.board.talking") }
                        th(.scope("col"), .class("num")) { w("calls.board.answered") }
                        th(.scope("col"), .class("num")) { w("calls.board.lost") }
                        th(.scope("col"), .class("num")) { w("calls.board.level") }
                    }
                }
                tbody { ForEach(queues) { row($0) } }
            }
        }
    }

    private func row(_ sight: CallBoard.QueueSight) -> some HTML {
        tr {
            th(.scope("row")) { sight.queue.settings.name }
            cell("waiting") { w.number(sight.waiting) }
            cell("longest") { if let since = sight.longestWait { RunningClock(.up, since, w) } }
            cell("talking") { w.number(sight.talking) }
            cell("answered") { w.number(sight.day.answered) }
            cell("lost") { w.number(sight.day.lost) }
            cell("level") { sight.day.serviceLevel.map { w.percent($0) } ?? "—" }
        }
    }

    private func cell(_ name: String, @HTMLBuilder _ content: () -> Markup) -> some HTML {
        let shown = content()
        return td(.class("num"), .data("label", w(TextKey("calls.board.\(name)")))) { shown }
    }
}

private struct PeoplePanel: HTML {
    let people: [CallBoard.PersonSight]
    let w: Wording

    var body: some HTML {
        Panel(w("calls.board.people")) {
            if people.isEmpty {
                p(.class("muted")) { w("calls.board.nobody") }
            } else {
                ul(.class("call-people")) {
                    ForEach(people) { one in
                        li {
                            PersonChip(one.name)
                            Badge(
                                w(TextKey("agent.state.\(one.presence.state.name)")),
                                tone: one.presence.state.tone,
                                shape: one.presence.state.shape
                            )
                            RunningClock(.up, one.presence.since, w)
                        }
                    }
                }
            }
        }
    }
}
