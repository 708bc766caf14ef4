extension OpenFolder {
    /// Moves letters to another folder. Where the server can't move (RFC 6851) they are copied and the originals removed; where it
    /// can't remove single letters either (RFC 4315) these stay, marked as deleted.
    ///
    /// - Throws: `.uncertain` when the connection broke between copying and removing: both may be there.
    package func move(_ uids: some Sequence<UID>, to other: FolderName) async throws(MailFault) {
        let sets = UID.sets(of: uids)
        try await converse { dialogue throws(MailFault) in
            for set in sets {
                if dialogue.can("MOVE") {
                    try dialogue.perform("UID MOVE \(set) \(other.quoted)")
                } else {
                    try dialogue.moveByCopying(set, to: other)
                }
            }
        }
    }
}

extension IMAPDialogue {
    fileprivate func moveByCopying(_ set: String, to other: FolderName) throws(MailFault) {
        do throws(MailFault) {
            try perform("UID COPY \(set) \(other.quoted)")
            try perform("UID STORE \(set) +FLAGS.SILENT (\\Deleted)")
            if can("UIDPLUS") { try perform("UID EXPUNGE \(set)") }
        } catch {
            throw isSound ? error : error.asUncertain
        }
    }
}

extension MailFault {
    /// The same trouble, of something that must not simply be done again.
    var asUncertain: MailFault {
        switch self {
        case .brokenOff(let words), .protocolBroken(let words), .unreachable(let words): .uncertain(words)
        case .timedOut(let phase): .uncertain("timed out (\(phase.rawValue))")
        case .cancelled: .uncertain("cancelled")
        default: self
        }
    }
}
