import Basics

/// What the doctor found.
package struct Diagnosis: Sendable {
    package let findings: [Finding]

    package var isSound: Bool { findings.allSatisfy(\.complaints.isEmpty) }
}

package struct Finding: Sendable {
    package let matter: Matter
    /// Empty when all is well.
    package let complaints: [Complaint]

    init(_ matter: Matter, _ complaints: [Complaint]) {
        self.matter = matter
        self.complaints = complaints
    }

    package enum Matter: String, CaseIterable, Sendable, Encodable {
        case schema
        case journal
        case database
        case references
        case deadlines
        case disk
        case telephone
    }
}

/// One thing that is not as it should be.
package struct Complaint: Sendable {
    package let reason: TextKey
    package let details: [String: String]

    init(_ reason: TextKey, _ details: [String: String] = [:]) {
        self.reason = reason
        self.details = details
    }

    init(_ error: any Error) {
        if let refusal = error as? any Refusal {
            self.init(refusal.reason, refusal.details)
        } else {
            self.init("doctor.can-not-look", ["why": "\(error)"])
        }
    }
}
