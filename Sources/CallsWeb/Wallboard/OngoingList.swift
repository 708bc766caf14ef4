import Basics
import CallCenter
import HTML
import Pages
import People
import Telephony

/// Each call that goes on, with what those can do with it who look after others.
struct OngoingList: HTML {
    let board: CallBoard
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        Panel(w("calls.board.ongoing")) {
            if board.calls.isEmpty {
                p(.class("muted")) { w("calls.board.quiet") }
            } else {
                ul(.class("ongoing"), .data("list")) { ForEach(board.calls) { row($0) } }
            }
        }
    }

    private func row(_ call: OngoingCall) -> some HTML {
        li(.data("call", call.name.description), .data("stage", call.stage.rawValue)) {
            div(.class("ongoing-who")) {
                if let client = call.client {
                    a(.href("/clients/\(client.id)")) { b { client.name } }
                    if client.isConfidential { ConfidentialMark(w: w) }
                } else {
                    b { call.shownCaller(w) }
                }
                p(.class("row")) {
                    Badge(
                        w(call.stage.name),
                        tone: call.isWaiting ? .accent : .plain,
                        shape: call.isWaiting ? .ring : .dot
                    )
                    RunningClock(.up, call.isWaiting ? call.waiting ?? call.since : call.since, w)
                    span(.class("muted")) { whereabouts(of: call) }
                }
            }
            if reader.may(.overseeWork) { acts(call) }
        }
    }

    private func whereabouts(of call: OngoingCall) -> String {
        let queue = board.queues.first { $0.queue.id == call.queue }?.queue.settings.name
        let agent = call.agent?.person.flatMap { person in
            board.people.first { $0.presence.person == person }?.name.short
        }
        return [queue, agent].compactMap(\.self).joined(separator: " · ")
    }

    @HTMLBuilder
    private func acts(_ call: OngoingCall) -> some HTML {
        // Whoever listens may whisper from now on, or take over.
        let isMine = call.parties.contains { $0.person == reader.member?.id && $0.role != .listener }
        if call.isWaiting {
            act("taking", call, .hand)
            mover(call)
        } else if call.isTalking, !isMine {
            Menu(w("calls.board.over"), shown: { Icon(.more) }) {
                act("listening", call, .team)
                act("whispering", call, .chat)
                act("taking-over", call, .hand)
            }
        }
    }

    private func act(_ name: String, _ call: OngoingCall, _ icon: Icon.Name) -> some HTML {
        ActButton(
            w(TextKey("calls.board.\(name)")),
            to: call.address(name),
            reader,
            style: .quiet,
            icon: icon,
            fields: [HiddenField("back", "/calls/board")]
        )
    }

    private func mover(_ call: OngoingCall) -> some HTML {
        Menu(w("calls.board.moving"), shown: { Icon(.arrow) }) {
            p(.class("menu-head")) { w("calls.board.moving") }
            ForEach(board.queues.map(\.queue).filter { $0.id != call.queue }) { queue in
                ActButton(
                    queue.settings.name,
                    to: call.address("moving"),
                    reader,
                    style: .quiet,
                    fields: [HiddenField("queue", queue.id.description), HiddenField("back", "/calls/board")]
                )
            }
        }
    }
}
