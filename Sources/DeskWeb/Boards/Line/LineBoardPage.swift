import Basics
import Desk
import HTML
import Pages
import People

/// One line's cases by where they stand and in whose hands they are; filled again when one of them changes.
struct LineBoardPage: Page {
    let board: LineBoard

    var place: Place { .desk }
    var layout: Layout { .wide }
    var back: String? { Address.desk }

    func title(for reader: Reader) -> String { reader.w(board.line.name) }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w(board.line.name), detail: w("board.detail"), w) {
            if reader.may(.workCases), board.queue.waiting > 0 {
                if reader.may(.distributeCases) {
                    ActButton(
                        w("desk.distribute"),
                        to: "/queue/\(board.line.rawValue)/distribution?then=board",
                        reader,
                        style: .quiet,
                        key: "d"
                    )
                }
                ActButton(
                    w("desk.next"),
                    to: Address.next(in: board.line),
                    reader,
                    style: .accent,
                    key: "q",
                    icon: .arrow
                )
            }
            if reader.may(.overseeWork) {
                Button(w("overview.title"), href: Address.overview, style: .quiet, key: "o", icon: .team)
            }
        }
        nav(.class("lines"), .class("board-lines"), .aria("label", w("desk.lines"))) {
            ForEach(Line.allCases) { line in
                a(
                    .href(Address.board(line)),
                    .aria("current", "page").when(line == board.line),
                    .data("key", "\(line.rawValue)"),
                    .data("key-label", w(line.name)),
                    .title("\(w(line.name)) (\(line.rawValue))")
                ) { w(line.name) }
            }
        }
        div(
            .class("live"),
            .data("live-src", Address.board(board.line) + "/inside"),
            .data("live-topic", DeskTopics.board(board.line).name)
        ) {
            LineBoardInside(board: board, reader: reader)
        }
    }
}

/// The inside of that place.
struct LineBoardInside: HTML {
    let board: LineBoard
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        div(.class("board")) {
            waiting
            inHands
            resting
        }
    }

    private var waiting: some HTML {
        Panel(w("board.waiting", ["count": w.number(board.queue.waiting)])) {
            if board.queue.first.isEmpty {
                p(.class("muted")) { w("desk.queue.empty") }
            } else {
                ul(.class("board-cards"), .data("list")) {
                    ForEach(board.queue.first) { card($0, canTake: reader.may(.workCases)) }
                }
                if board.queue.waiting > board.queue.first.count {
                    p {
                        a(.href(list("new"))) {
                            w.count("desk.queue.rest", board.queue.waiting - board.queue.first.count)
                        }
                    }
                }
            }
        }
    }

    private var inHands: some HTML {
        Panel(w("board.hands")) {
            if board.hands.isEmpty { p(.class("muted")) { w("board.hands.none") } }
            ForEach(board.hands) { hands in
                section(.class("board-hands")) {
                    h3 {
                        a(.href(Address.cases(place(of: hands.person, "working")))) { hands.name.short }
                        span(.class("count")) { w.number(hands.inWork) }
                        if hands.setAside > 0 {
                            a(.class("muted"), .href(Address.cases(place(of: hands.person, "waiting")))) {
                                w("board.set-aside", ["count": w.number(hands.setAside)])
                            }
                        }
                        if hands.isAway { Badge(w("board.away"), shape: .bars) }
                    }
                    if !hands.nearest.isEmpty {
                        ul(.class("board-cards"), .data("list")) { ForEach(hands.nearest) { card($0) } }
                    }
                }
            }
        }
    }

    private var resting: some HTML {
        Panel(w("board.resting", ["count": w.number(board.restingCount)])) {
            if board.resting.isEmpty {
                p(.class("muted")) { w("board.resting.none") }
            } else {
                ul(.class("board-cards"), .data("list")) { ForEach(board.resting) { card($0, showsReason: true) } }
                p { a(.href(list("waiting"))) { w("board.all") } }
            }
        }
    }

    private func card(_ line: CaseLine, canTake: Bool = false, showsReason: Bool = false) -> some HTML {
        LineBoardCard(
            line: line,
            pingPongs: board.pingPongs[line.case.id] ?? 0,
            canTake: canTake,
            showsReason: showsReason,
            reader: reader
        )
    }

    private func list(_ state: String) -> String {
        Address.cases(["state": state, "line": "\(board.line.rawValue)"])
    }

    private func place(of person: Person.ID, _ state: String) -> [String: String] {
        ["state": state, "worker": person.description, "line": "\(board.line.rawValue)"]
    }
}

/// One case on the board, with what can be done with it there.
private struct LineBoardCard: HTML {
    let line: CaseLine
    let pingPongs: Int
    let canTake: Bool
    let showsReason: Bool
    let reader: Reader

    var body: some HTML {
        let (w, found) = (reader.w, line.case)
        li {
            if canTake {
                // In one form with the link, so that the key takes the case under the focus.
                PostForm(to: Address.act(.take, on: found.number), reader, class: "board-card") {
                    HiddenField("version", "\(found.version)")
                    face
                    SubmitButton(w("case.act.take"), style: .plain, key: "t")
                }
            } else {
                div(.class("board-card")) { face }
            }
        }
    }

    private var face: some HTML {
        let (w, found) = (reader.w, line.case)
        return a(.href(Address.case(found.number)), .title(found.subject)) {
            span(.class("line")) {
                if found.priority != .normal { PriorityMark(found.priority.rawValue, w, compact: true) }
                b { line.clientName }
                if line.confidential { ConfidentialMark(w: w) }
            }
            span(.class("line"), .class("muted")) { found.subject }
            span(.class("board-marks")) {
                if showsReason {
                    small { w(found.status.name) }
                    RelativeTime(found.touched, w)
                } else if let due = found.due {
                    CaseDue(due: due, w: w)
                } else {
                    RelativeTime(found.opened, w)
                }
                if found.handOvers > 0 { small { w.count("case.hand-overs", found.handOvers) } }
                if pingPongs > 0 { PingPongMark(count: pingPongs, w: w) }
            }
        }
    }
}
