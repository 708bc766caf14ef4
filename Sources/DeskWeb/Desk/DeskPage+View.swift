import Basics
import Desk
import HTML
import Pages
import People

extension DeskPage {
    var place: Place { .desk }
    var layout: Layout { .desk }
    var topics: [Topic] { DeskTopics.ofLists(line: line, member) }

    func title(for reader: Reader) -> String { reader.w("desk.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("visually-hidden")) { w("desk.title") }
        Panes(w("desk.panes"), names: (w("desk.my-day"), w("desk.case"), w("desk.now")), first: .list) {
            DayList(myDay, current: nil, reader)
            QueueList(queue, line: line, current: nil, reader)
        } work: {
            start(for: reader)
        } side: {
            overview(reader.w)
        }
    }

    @HTMLBuilder
    private func start(for reader: Reader) -> some HTML {
        let w = reader.w
        let waiting = queue.waiting
        div(.class("desk-start")) {
            h2 { w(waiting > 0 ? "desk.start.title" : "desk.start.quiet-title") }
            p { waiting > 0 ? w.count("desk.start.text", waiting) : w("desk.start.quiet-text") }
            div(.class("row")) {
                if reader.may(.workCases) {
                    if waiting > 0 {
                        ActButton(
                            w("desk.next"),
                            to: Address.next(in: line),
                            reader,
                            style: .accent,
                            icon: .arrow
                        )
                    }
                    Button(w("case.new"), href: Address.newCase, key: "a", icon: .plus)
                }
                Button(w("cases.title"), href: Address.cases, style: .quiet, key: "v", icon: .task)
                Button(w("escalations.title"), href: Address.escalations, style: .quiet, key: "x", icon: .flag)
                Button(w("board.title"), href: Address.board(line), style: .quiet, key: "m", icon: .team)
                if reader.may(.overseeWork) {
                    Button(w("claims.title"), href: Address.claims, style: .quiet, icon: .flag)
                }
            }
            KeyTips(w: w)
        }
    }

    @HTMLBuilder
    private func overview(_ w: Wording) -> some HTML {
        Panel(w("desk.now")) {
            table(.class("data")) {
                thead {
                    tr {
                        th(.scope("col")) { w("desk.lines") }
                        th(.scope("col"), .class("num")) { w("desk.waiting") }
                    }
                }
                tbody {
                    ForEach(Line.allCases) { line in
                        tr {
                            td { a(.href(Address.desk(line))) { w(line.name) } }
                            td(.class("num")) { w.number(waiting[line] ?? 0) }
                        }
                    }
                }
            }
        }
        Panel(w("desk.mine")) {
            table(.class("data")) {
                tbody {
                    row(w("desk.in-work"), .working, w)
                    row(w("desk.set-aside"), .waiting, w)
                    row(w("desk.to-confirm"), .solved, w)
                }
            }
        }
    }

    private func row(_ name: String, _ word: Case.Status.Word, _ w: Wording) -> some HTML {
        tr {
            th(.scope("row")) { name }
            td(.class("num")) { w.number(count(word)) }
        }
    }

    private func count(_ word: Case.Status.Word) -> Int {
        (myDay.mine + myDay.watched).count { $0.case.status.word == word }
    }
}

/// The keys that one needs on the first day.
private struct KeyTips: HTML {
    let w: Wording

    var body: some HTML {
        ul(.class("key-tips")) {
            tip(["Q"], "desk.tip.next")
            tip(["J", "K"], "desk.tip.move")
            tip(["Ctrl+K"], "desk.tip.find")
            tip(["?"], "desk.tip.keys")
        }
    }

    private func tip(_ keys: [String], _ what: TextKey) -> some HTML {
        li {
            span {
                ForEach(keys) { key in
                    kbd { key }
                    " "
                }
            }
            span { w(what) }
        }
    }
}

extension DeskTopics {
    /// What the lists on the left listen to.
    static func ofLists(line: Line, _ member: Member) -> [Topic] {
        [queue(line)] + ofDay(member)
    }

    /// What makes a person's day another: what is their own, and what is asked of their department.
    static func ofDay(_ member: Member) -> [Topic] {
        [member.id.map(day), member.department.map(tasks(of:))].compactMap(\.self)
    }
}
