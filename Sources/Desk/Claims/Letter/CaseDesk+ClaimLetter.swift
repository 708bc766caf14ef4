import Basics
import Clients
import Events
import Files
import People
import Store

extension CaseDesk {
    /// Answers a decided claim: a letter as any other, with the paper of it along where there is one.
    /// - Parameter version: of the sheet that the letter was written by.
    package func answerClaim(
        _ id: Case.ID,
        version: Int,
        _ text: String,
        subject: String,
        paper: NewFile?,
        via channel: ContactChannel,
        to point: ContactPoint.ID? = nil
    ) throws -> Interaction {
        let (_, claim) = try claim(id, version: version)
        guard claim.decision != nil else { throw ClaimRefusal.undecided }
        let author = try person()
        var files: [StoredFile.ID] = []
        if let paper {
            let file = try tx.keep(paper)
            try tx.attach(file, of: author, at: .upload(for: id))
            files = [file.id]
        }
        let answer = try self.answer(id, text, via: channel, to: point, subject: subject, uploaded: files)
        var next = claim
        next.letter = answer.id
        next.version += 1
        try tx.save(next)
        try tx.dropDraft(of: author, at: .claimLetter(on: id))
        let found = try visible(id)
        let facts: [String: Fact] = ["interaction": Fact(answer.id), "paper": .truth(paper != nil)]
        try keep(found.next(at: tx.now) { _ in }, over: found, "case.claim-answered", facts)
        return answer
    }
}
