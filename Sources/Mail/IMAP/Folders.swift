extension IMAPSession {
    /// The mailbox's folders, with what each is for where the server tells.
    package func folders() async throws(MailFault) -> [ListedFolder] {
        try await converse { dialogue throws(MailFault) in
            var folders: [ListedFolder] = []
            // Plain LIST tells it only where the server likes to (RFC 6154, 2).
            let tellsUse = dialogue.can("SPECIAL-USE") && dialogue.can("LIST-EXTENDED")
            try dialogue.perform("LIST \"\" \"*\"" + (tellsUse ? " RETURN (SPECIAL-USE)" : "")) {
                response throws(MailFault) in
                guard case .data(.folder(let folder)) = response else { return }
                guard folders.count < Self.mostFolders else { throw .protocolBroken("folders without end") }
                folders.append(folder)
            }
            return folders
        }
    }

    private static let mostFolders = 20_000
}
