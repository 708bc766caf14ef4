import Basics

extension CallMachine {
    /// The call as it would be kept if it ended now.
    func record(closed: Moment) -> CallRecord {
        let spans = ledger.spans(until: closed)
        return CallRecord(
            call: call,
            direction: direction,
            outsider: outsider.name,
            dialled: outsider.dialled,
            began: ledger.began,
            ended: ledger.ended ?? closed,
            closed: max(closed, ledger.ended ?? closed),
            end: end ?? .failed,
            cause: outsider.cause,
            spans: spans,
            legs: legs.map { LegRecord($0, spans, closed: closed) },
            recordings: recordings,
            brokenOff: brokenOff,
            message: message,
            choice: choice,
            transfers: transfers,
            quality: outsider.quality?.written(as: outsider.codec)
        )
    }
}
