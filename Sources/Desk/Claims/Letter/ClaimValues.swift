import Basics
import Clients
import Language
import People
import Store

extension Snapshot {
    /// What fills the gaps of a template for a claim, beside what is known of every case; nothing of other cases.
    package func claimValues(
        for found: Case,
        of client: Client,
        in words: ClaimWords
    ) throws -> [TemplateText.Field: String] {
        let language = client.language
        let today: [TemplateText.Field: String] = [.today: words.day(now, language)]
        guard let claim = try claim(of: found) else { return today }
        let cause = try claim.cause.flatMap { try findClaimCause($0)?.name }
        func figure(_ money: Money?) -> String { money.map { words.money($0, language) } ?? "" }
        func spoken(_ money: Money?) -> String { money.map { AmountInWords.of($0, in: language) } ?? "" }
        return today.merging([
            .claimDate: words.day(found.opened, language),
            .claimCause: cause ?? "",
            .claimDecision: claim.decision.map { words.text($0.verdict.name, [:], language) } ?? "",
            .claimDecisionText: claim.decision?.text ?? "",
            .claimDecisionDate: claim.decision.map { words.day($0.at, language) } ?? "",
            .claimCost: figure(claim.cost), .claimCostWords: spoken(claim.cost),
            .claimRemedy: figure(claim.remedy), .claimRemedyWords: spoken(claim.remedy),
        ]) { _, own in own }
    }
}
