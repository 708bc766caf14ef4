/// What stands before the @ in addresses of an office and not of a person (RFC 2142 and custom): that two companies both have
/// `info@` tells nothing about them.
enum CommonMailboxes {
    static func contains(_ local: Word) -> Bool { known.contains(local) }

    private static let known: Set<Word> = Set(
        """
        info information mail email e-mail post office contact contacts hello hi welcome team sales sale order orders zakaz zakazy \
        shop store market marketing pr press reklama support help helpdesk service servis client clients klient admin \
        administrator webmaster postmaster hostmaster abuse noc security noreply no-reply robot billing buh buhgalter buhgalteria \
        accounting finance pay oplata hr job jobs rabota kadry director dir direktor secretary sekretar priem priemnaya reception \
        manager menedger opt zakupki tender snab sklad logistics delivery dostavka main general all company kompaniya firma
        """
        .split(separator: " ").compactMap { Word(PlainLetters.joined(String($0))) }
    )
}
