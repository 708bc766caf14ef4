import Basics
import CallCenter
import Clients
import Desk
import HTML
import Pages
import People
import Store
import Telephony

/// One call with all that is known of it: every second of the caller's, and the part of each phone of ours (SPEC T2).
struct CallPage: Page {
    let line: PhoneCallLine
    let spans: [CallSpan]
    let legs: [CallLeg]
    let touch: Interaction?
    let names: [Person.ID: PersonName]
    let queueName: String?
    let numberName: String?
    let matter: String?
    let sounds: CallSounds
    let quality: [CallSound]

    init(_ id: PhoneCall.ID, for member: Member, in snapshot: Snapshot) throws {
        guard let line = try snapshot.phoneCallLine(id, visibleTo: member) else { throw PhoneCallRefusal.notFound }
        let call = line.call
        self.line = line
        sounds = try ListeningDesk(snapshot, member).sounds(of: id)
        spans = try snapshot.spans(of: call)
        legs = try snapshot.legs(of: call)
        quality = try snapshot.callSounds(of: call)
        touch = try snapshot.interaction(call.interaction, visibleTo: member)
        names = try snapshot.peopleNames(([call.person] + legs.map(\.person)).compactMap(\.self))
        queueName = try call.queue.flatMap { try snapshot.callQueues()[$0]?.settings.name }
        numberName = try call.number.flatMap { id in try snapshot.serviceNumbers().first { $0.id == id }?.settings.name
        }
        matter = try call.matter.flatMap { id in
            try snapshot.callMatters(includingClosed: true).first { $0.id == id }?.name
        }
    }

    var call: PhoneCall { line.call }
}

extension CallPage {
    var place: Place { .calls }
    var back: String? { "/calls" }

    func title(for reader: Reader) -> String { reader.w(call.title) }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            div {
                h1(.class("client-name")) {
                    a(.href("/clients/\(line.client.id)")) { line.client.name }
                    if line.client.isConfidential { ConfidentialMark(w: w) }
                }
                p(.class("muted")) {
                    title(for: reader)
                    " · "
                    ExactTime(call.began, w)
                }
            }
            div(.class("row")) { if let phone = call.phone { DialButton(phone, reader) } }
        }
        SpanBar(spans: spans, w: w)
        div(.class("columns")) {
            div(.class("stack")) {
                if !sounds.sounds.isEmpty {
                    Panel(w("recording.title")) { RecordingPlayers(sounds: sounds, reader: reader) }
                }
                said(w)
                people(w)
                if !quality.isEmpty { CallSoundPanel(page: self, w: w) }
            }
            Panel(w("call.facts")) { facts(w) }
        }
    }

    @HTMLBuilder
    private func said(_ w: Wording) -> some HTML {
        if let touch, !touch.text.isEmpty {
            Panel(w("call.said")) { p(.class("said")) { touch.text } }
        }
    }

    private func facts(_ w: Wording) -> some HTML {
        Definitions {
            if let number = line.caseNumber {
                Definition(w("call.panel.case")) { a(.href("/cases/\(number)")) { "\(number)" } }
            }
            if let result = call.result { Definition(w("call.panel.result")) { w(result.name) } }
            if let matter { Definition(w("call.panel.matter")) { matter } }
            Definition(w("call.number")) {
                call.phone?.international ?? (call.caller.isEmpty ? w("call.hidden") : call.caller)
            }
            if let place = call.phone?.place(in: w.language) { Definition(w("call.place")) { place } }
            if call.direction == .incoming {
                Definition(w("call.dialled")) { numberName ?? PhoneNumber(call.dialled)?.international ?? call.dialled }
            }
            if let queueName { Definition(w("calls.queue")) { queueName } }
            if let choice = call.choice { Definition(w("call.choice")) { choice.description } }
            Definition(w("call.waited")) { w.duration(line.waited) }
            Definition(w("call.talked")) { line.talked.map { w.duration($0) } ?? w("call.not-talked") }
            if call.transfers > 0 { Definition(w("call.transfers")) { w.number(call.transfers) } }
            Definition(w("call.ended")) { ExactTime(call.ended, w) }
            if let cause = call.cause { Definition(w("call.cause")) { "\(cause.number)" } }
        }
    }

    private func people(_ w: Wording) -> some HTML {
        Panel(w("call.people")) {
            if legs.isEmpty {
                p(.class("muted")) { w("call.nobody") }
            } else {
                table(.class("data"), .class("folds")) {
                    thead {
                        tr {
                            th(.scope("col")) { w("calls.person") }
                            th(.scope("col")) { w("call.leg.outcome") }
                            th(.scope("col"), .class("num")) { w("call.leg.ring") }
                            th(.scope("col"), .class("num")) { w("call.leg.talk") }
                            th(.scope("col"), .class("num")) { w("call.leg.hold") }
                            th(.scope("col"), .class("num")) { w("call.leg.wrap-up") }
                        }
                    }
                    tbody { ForEach(legs) { leg($0, w) } }
                }
            }
        }
    }

    private func leg(_ leg: CallLeg, _ w: Wording) -> some HTML {
        tr {
            th(.scope("row")) { leg.person.flatMap { names[$0]?.short } ?? leg.endpoint.resource }
            td { "\(w(TextKey("call.role.\(leg.role.rawValue)"))), \(w(TextKey("call.leg.\(leg.outcome.rawValue)")))" }
            time("ring", leg.ring, w)
            time("talk", leg.talk, w)
            time("hold", leg.hold, w)
            time("wrap-up", leg.wrapUp, w)
        }
    }

    private func time(_ name: String, _ span: Duration, _ w: Wording) -> some HTML {
        td(.class("num"), .data("label", w(TextKey("call.leg.\(name)")))) { span < .seconds(1) ? "" : w.clock(span) }
    }
}

package enum PhoneCallRefusal: Refusal, Equatable {
    case notFound

    package var standing: Standing { .notFound }
    package var reason: TextKey { "refusal.phone-call.not-found" }
}
