import People

/// Who has a say in an escalation.
extension Escalation {
    /// Whoever is asked, and those who lead the work; nobody answers their own.
    package func mayBeAnswered(by member: Member) -> Bool {
        guard isOpen, let person = member.id, person != cause.raiser else { return false }
        return person == addressee || member.leads
    }

    /// Who raised it, those who answer for the case, and those who lead the work may lift it, give it to another or take it back.
    /// - Parameter stewards: who answers for the case, works on it, and whose own client it is.
    package func maySteer(_ member: Member, _ stewards: [Person.ID?]) -> Bool {
        guard isOpen || outcome?.word == .withdrawn, let person = member.id else { return false }
        return person == cause.raiser || stewards.contains(person) || member.leads
    }
}

extension Member {
    /// Sees how the work of all stands, and works on cases too: a controller only looks.
    fileprivate var leads: Bool { may(.overseeWork) && may(.workCases) }
}
