import Basics
import Clients
import Events
import Files
import People
import Store

extension CaseDesk {
    /// The number under which the next letter on a claim goes out, so that the paper of it can be made. What was taken before and did not
    /// go out is taken again.
    ///
    /// - Parameter version: of the sheet that the letter was written by.
    /// - Returns: nil where no letter can be sent; the sending says why.
    package func takeNumber(for id: Case.ID, version: Int, in year: Int) throws -> OutgoingNumber? {
        let found = try visible(id)
        guard let claim = try tx.claim(of: found), claim.version == version, claim.decision != nil,
            !found.isClosed, member.may(.workCases), let person = member.id
        else { return nil }
        return try tx.reservedNumber(for: found, in: year)
            ?? tx.reserveNumber(for: found, in: year, by: person)
    }

    /// Answers a decided claim: a letter as any other, with the paper of it along where there is one.
    /// - Parameters:
    ///   - version: of the sheet that the letter was written by.
    ///   - number: as it stands on the letter.
    package func answerClaim(
        _ id: Case.ID,
        version: Int,
        _ text: String,
        subject: String,
        number: OutgoingNumber?,
        paper: NewFile?,
        via channel: ContactChannel,
        to point: ContactPoint.ID? = nil
    ) throws -> Interaction {
        let (_, claim) = try claim(id, version: version)
        guard claim.decision != nil else { throw ClaimRefusal.undecided }
        guard try !visible(id).isClosed else { throw CaseRefusal.closed }
        // When it was taken the letter could not be sent; that it can be now is news to who wrote it.
        guard let number else { throw ClaimRefusal.stale }
        let author = try person()
        var files: [StoredFile.ID] = []
        if let paper {
            let file = try tx.keep(paper)
            try tx.attach(file, of: author, at: .upload(for: id))
            files = [file.id]
        }
        let answer = try self.answer(id, text, via: channel, to: point, subject: subject, uploaded: files)
        guard try tx.use(number, for: answer.id) else { throw ClaimRefusal.stale }
        var next = claim
        next.letter = answer.id
        next.version += 1
        try tx.save(next)
        try tx.dropDraft(of: author, at: .claimLetter(on: id))
        let found = try visible(id)
        let facts: [String: Fact] = [
            "interaction": Fact(answer.id), "paper": .truth(paper != nil), "outgoing": .text(number.description),
        ]
        try keep(found.next(at: tx.now) { _ in }, over: found, "case.claim-answered", facts)
        return answer
    }
}
