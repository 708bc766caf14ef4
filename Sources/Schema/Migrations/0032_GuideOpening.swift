extension Migration {
    /// The house's own guide leads to the form by which a case is raised, where nobody has written another edition of it.
    static let guideOpening = Migration(
        32,
        "guide-opening",
        """
        INSERT INTO guide_edition (guide, edition, document, at)
        SELECT 1, 2, replace(
                document,
                '"name": {"ru": "Подключить руководителя",',
                '"opens": "escalation", "name": {"ru": "Подключить руководителя",'
            ), 1795737600000
        FROM guide_edition
        WHERE guide = 1 AND edition = 1 AND EXISTS (SELECT 1 FROM guide WHERE id = 1 AND edition = 1);

        UPDATE guide SET edition = 2 WHERE id = 1 AND edition = 1;
        """
    )
}
