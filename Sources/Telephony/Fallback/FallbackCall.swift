import Basics

/// A call that the exchange's plain queue served while nobody of ours listened (SPEC T4).
package struct FallbackCall: Hashable, Sendable {
    /// As the exchange names it.
    package let name: String
    package let dialled: String
    package let caller: String
    package let began: Moment
    package let answer: Answer?
    package let ended: Moment
    package let end: End

    package struct Answer: Hashable, Sendable {
        package let at: Moment
        package let endpoint: Endpoint
        package let ring: Duration
    }

    package enum End: Hashable, Sendable {
        case caller
        case agent
        /// Nobody answered for as long as callers may wait.
        case unanswered
        /// The exchange stopped in the middle of it.
        case lost
    }
}

extension FallbackCall {
    /// The same as is kept of any call.
    package var record: CallRecord {
        let call = CallID("alone-\(name)")
        let leg = ChannelID("\(call)-1")
        var spans = [StageSpan(stage: .waiting, from: began, to: answer?.at ?? ended, leg: nil)]
        if let answer { spans.append(StageSpan(stage: .talking, from: answer.at, to: ended, leg: leg)) }
        return CallRecord(
            call: call,
            direction: .incoming,
            outsider: CallerName(name: "", number: caller),
            dialled: dialled,
            began: began,
            ended: ended,
            closed: ended,
            end: recordEnd,
            cause: nil,
            spans: spans.filter { $0.to > $0.from },
            legs: answer.map { [LegRecord($0, until: ended)] } ?? [],
            recordings: [],
            brokenOff: nil,
            message: nil,
            choice: nil,
            transfers: 0
        )
    }

    private var recordEnd: CallEnd {
        switch end {
        case .caller: .outsider
        case .agent: answer.map { .agent($0.endpoint) } ?? .house
        case .unanswered: .house
        case .lost: .exchangeLost
        }
    }
}

extension LegRecord {
    fileprivate init(_ answer: FallbackCall.Answer, until end: Moment) {
        self.init(
            endpoint: answer.endpoint,
            role: .agent,
            outcome: .spoke,
            cause: nil,
            ring: answer.ring,
            talk: max(.zero, end - answer.at),
            hold: .zero,
            wrapUp: .zero
        )
    }
}
