import Basics

/// Something that keeps a guide from being followed.
package enum GuideFault: Sendable, Hashable {
    case noSteps
    case tooManySteps
    case badStepName(String)
    case stepTwice(String)
    case noFirst(String)
    case tooManyBranches(step: String)
    case badBranchName(step: String)
    case branchTwice(step: String, branch: String)
    case leadsNowhere(step: String, branch: String)
    /// No way from the first step leads there.
    case unreachable(step: String)
    /// No way from there leads to an end.
    case endless(step: String)
    case untold(step: String, field: String, Language)
    case tooLong(step: String, field: String)
    case unnamed(Language)

    package var reason: TextKey {
        switch self {
        case .noSteps: "guide.fault.no-steps"
        case .tooManySteps: "guide.fault.too-many-steps"
        case .badStepName: "guide.fault.bad-step-name"
        case .stepTwice: "guide.fault.step-twice"
        case .noFirst: "guide.fault.no-first"
        case .tooManyBranches: "guide.fault.too-many-branches"
        case .badBranchName: "guide.fault.bad-branch-name"
        case .branchTwice: "guide.fault.branch-twice"
        case .leadsNowhere: "guide.fault.leads-nowhere"
        case .unreachable: "guide.fault.unreachable"
        case .endless: "guide.fault.endless"
        case .untold: "guide.fault.untold"
        case .tooLong: "guide.fault.too-long"
        case .unnamed: "guide.fault.unnamed"
        }
    }

    /// The step that is to be mended.
    package var step: String? {
        switch self {
        case .badStepName(let step), .stepTwice(let step), .tooManyBranches(let step), .badBranchName(let step),
            .branchTwice(let step, _), .leadsNowhere(let step, _), .unreachable(let step), .endless(let step),
            .untold(let step, _, _), .tooLong(let step, _):
            step
        case .noSteps, .tooManySteps, .noFirst, .unnamed: nil
        }
    }

    package var details: [String: String] {
        var details: [String: String] = [:]
        details["step"] = step
        switch self {
        case .branchTwice(_, let branch), .leadsNowhere(_, let branch): details["branch"] = branch
        case .noFirst(let first): details["step"] = first
        case .untold(_, let field, let language): details.merge(["field": field, "language": language.rawValue]) { $1 }
        case .tooLong(_, let field): details["field"] = field
        case .unnamed(let language): details["language"] = language.rawValue
        case .tooManySteps: details["most"] = "\(GuideDocument.mostSteps)"
        case .tooManyBranches: details["most"] = "\(GuideDocument.mostBranches)"
        default: break
        }
        return details
    }
}

extension GuideDocument {
    package static let mostSteps = 60
    /// As many as there are keys for.
    package static let mostBranches = 6
    package static let longestName = 100
    package static let longestText = 4000

    /// Everything that is to be mended before it can be followed; none of a good one.
    package var faults: [GuideFault] {
        guard !steps.isEmpty else { return [.noSteps] }
        guard steps.count <= Self.mostSteps else { return [.tooManySteps] }
        return naming + shape + texts
    }

    private var naming: [GuideFault] {
        var (faults, seen): ([GuideFault], Set<String>) = ([], [])
        for step in steps {
            if !Self.isWord(step.id) { faults.append(.badStepName(step.id)) }
            if !seen.insert(step.id).inserted { faults.append(.stepTwice(step.id)) }
            if step.branches.count > Self.mostBranches { faults.append(.tooManyBranches(step: step.id)) }
            var branches: Set<String> = []
            for branch in step.branches {
                if !Self.isWord(branch.id) { faults.append(.badBranchName(step: step.id)) }
                if !branches.insert(branch.id).inserted {
                    faults.append(.branchTwice(step: step.id, branch: branch.id))
                }
            }
        }
        return faults
    }

    private var shape: [GuideFault] {
        guard step(first) != nil else { return [.noFirst(first)] }
        let known = Set(steps.map(\.id))
        let nowhere = steps.flatMap { step in
            step.branches.filter { !known.contains($0.to) }.map {
                GuideFault.leadsNowhere(step: step.id, branch: $0.name.ru.isEmpty ? $0.id : $0.name.ru)
            }
        }
        let reached = reachable(from: first)
        let unreachable = steps.map(\.id).filter { !reached.contains($0) }.map { GuideFault.unreachable(step: $0) }
        let endless = steps.map(\.id).filter { distance(from: $0) == nil }.map { GuideFault.endless(step: $0) }
        return nowhere + unreachable + endless
    }

    private func reachable(from id: String) -> Set<String> {
        var (seen, front) = (Set([id]), [id])
        while let next = front.popLast().flatMap(step) {
            front += next.branches.map(\.to).filter { seen.insert($0).inserted && step($0) != nil }
        }
        return seen
    }

    private var texts: [GuideFault] {
        var faults = Language.allCases.filter { name[$0].trimmed.isEmpty }.map { GuideFault.unnamed($0) }
        for step in steps {
            let named = [("name", step.name), ("say", step.say), ("act", step.act)]
            for (field, text) in named + step.branches.map({ ("branch", $0.name) }) {
                for language in Language.allCases {
                    if text[language].trimmed.isEmpty {
                        faults.append(.untold(step: step.id, field: field, language))
                    }
                    let most = field == "say" || field == "act" ? Self.longestText : Self.longestName
                    if text[language].count > most { faults.append(.tooLong(step: step.id, field: field)) }
                }
            }
        }
        return faults
    }

    package static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 40
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
