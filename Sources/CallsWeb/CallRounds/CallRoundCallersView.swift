import Basics
import CallCenter
import HTML
import Pages
import People
import Store

/// Who takes part in calling by a list that the house calls itself.
struct CallRoundCallers: Sendable {
    let list: CallRound
    let lines: [Line]

    struct Line: Sendable {
        let person: Person.ID
        let name: PersonName
        let presence: AgentPresence
        let since: Moment
    }

    /// - Returns: nil for a list by which people call when they are ready, or one that is closed.
    init?(_ list: CallRound, in snapshot: Snapshot) throws {
        guard list.settings.way == .progressive, list.state != .closed else { return nil }
        self.list = list
        let callers = try snapshot.callers(of: list.id)
        let names = try snapshot.peopleNames(callers.map(\.person))
        lines = try callers.compactMap { caller in
            guard let name = names[caller.person] else { return nil }
            let presence = try snapshot.presence(of: caller.person)
            return Line(person: caller.person, name: name, presence: presence, since: caller.since)
        }
    }

    func has(_ person: Person.ID?) -> Bool { lines.contains { $0.person == person } }
}

/// Seen by all who see the list; whoever may call joins and leaves here.
struct CallRoundCallersView: HTML {
    let callers: CallRoundCallers
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("call-rounds.callers")) {
            div(.class("stack")) {
                div(.id("round-callers"), .data("live-topic", CallTopics.board.name)) {
                    if callers.lines.isEmpty {
                        p(.class("muted")) { w("call-rounds.no-callers") }
                    } else {
                        ul(.class("stack"), .class("tight")) {
                            ForEach(callers.lines) { line in
                                li {
                                    line.name.short
                                    " "
                                    StateMark(line.presence, w)
                                    small(.class("muted")) {
                                        " \(w("call-rounds.since", ["when": w.when(line.since)]))"
                                    }
                                }
                            }
                        }
                    }
                }
                if reader.may(.workCases) { turn }
            }
        }
    }

    @HTMLBuilder
    private var turn: some HTML {
        let path = callers.list.path
        p(.class("muted"), .class("measure")) { reader.w("call-rounds.part-text") }
        if callers.has(reader.member?.id) {
            ActButton(reader.w("call-rounds.leave"), to: "\(path)/leaving", reader, key: "p")
        } else {
            ActButton(
                reader.w("call-rounds.join"),
                to: "\(path)/joining",
                reader,
                style: .accent,
                key: "p",
                icon: .phone
            )
        }
    }
}
