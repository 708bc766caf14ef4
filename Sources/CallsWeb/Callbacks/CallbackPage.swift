import Basics
import CallCenter
import Clients
import HTML
import Pages
import People
import Store

/// Who is to be called back: those with a claim first, then who has waited longest (SPEC T1).
struct CallbackPage: Page {
    let lines: [CallbackLine]
    /// Those of the clients who have a claim that is not closed.
    let claimants: Set<Client.ID>
    private let zone: Zone
    private let now: Moment

    init(for member: Member, in snapshot: Snapshot) throws {
        let found = try snapshot.callbacks(visibleTo: member)
        let claimants = try snapshot.claimants(among: Set(found.map(\.client)), visibleTo: member)
        lines = found.filter { claimants.contains($0.client) } + found.filter { !claimants.contains($0.client) }
        self.claimants = claimants
        (zone, now) = (try snapshot.houseZone(), snapshot.now)
    }
}

extension CallbackPage {
    var place: Place { .calls }
    var layout: Layout { .wide }
    var back: String? { "/calls" }

    func title(for reader: Reader) -> String { reader.w("calls.tab.back") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("calls.title") }
        CallTabs(current: .back, waiting: lines.count, reader: reader)
        div(.id("call-backs"), .data("live-topic", CallTopics.board.name)) {
            if lines.isEmpty {
                EmptyState(w("calls.back.none.title"), w("calls.back.none.text"))
            } else {
                ol(.class("call-backs"), .data("list")) { ForEach(lines) { line($0, reader) } }
            }
        }
    }

    private func line(_ line: CallbackLine, _ reader: Reader) -> some HTML {
        let (w, callback) = (reader.w, line.callback)
        return li(.class("call-back"), .data("callback", callback.id.description)) {
            div(.class("call-back-who")) {
                a(.href("/clients/\(line.client)")) { b { line.clientName } }
                p(.class("row")) {
                    if claimants.contains(line.client) { Badge(w("calls.back.claim"), tone: .bad, shape: .triangle) }
                    if callback.isAsked { Badge(w("calls.back.asked"), shape: .ring) }
                    span(.class("muted")) { facts(line, w) }
                }
                if callback.isAsked { p(.class("muted")) { next(line, w) } }
            }
            DialButton(callback.phone, reader)
            if reader.may(.workCases) {
                ActButton(
                    w("calls.back.settle"),
                    to: "/calls/back/\(callback.id)/settlement",
                    reader,
                    style: .quiet,
                    icon: .check
                )
            }
        }
    }

    /// When the house tries by itself, or that it does not any longer.
    private func next(_ line: CallbackLine, _ w: Wording) -> String {
        guard let next = line.callback.nextTry(by: line.rule, at: now, else: zone) else {
            return w("calls.back.no-next", ["of": w.number(line.rule.most)])
        }
        guard next > now else { return w("calls.back.next-now") }
        let place = ["n": w.number(line.callback.attempts + 1), "of": w.number(line.rule.most)]
        return w("calls.back.next", place.merging(["when": w.when(next)]) { first, _ in first })
    }

    private func facts(_ line: CallbackLine, _ w: Wording) -> String {
        let callback = line.callback
        let tries = callback.attempts > 0 ? w.count("calls.back.attempts", callback.attempts) : nil
        return [
            w("calls.back.since", ["when": w.ago(callback.since)]), w.count("calls.back.calls", callback.calls), tries,
            line.queueName,
        ].compactMap(\.self).joined(separator: " · ")
    }
}
