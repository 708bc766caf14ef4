import Basics

// Who asked for it is called back by the house itself, so often and so far apart as the queue's rule has it (SPEC T1).
extension Callback {
    /// Who has just called is awake, whatever the clock shows.
    private static let awake = Duration.minutes(30)

    /// When the house tries by itself next; nil when that is left to people.
    /// - Parameter own: by whose clock they live of whom the number does not tell it.
    package func nextTry(by rule: AttemptRule, at now: Moment, else own: Zone) -> Moment? {
        guard isAsked, settled == nil, attempts < rule.most else { return nil }
        let due = max(now, tried.map { $0 + rule.pause } ?? since)
        if tried == nil, due < last + Self.awake { return due }
        return QuietHours.end(for: phone, at: due, else: own) ?? due
    }
}
