extension Migration {
    /// What dissatisfied clients' cases come to: whose fault it was, what it cost, what was decided.
    static let claims = Migration(
        27,
        "claims",
        """
        CREATE TABLE claim_cause (
            id INTEGER PRIMARY KEY,
            parent INTEGER REFERENCES claim_cause (id),
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            closed INTEGER
        ) STRICT;
        CREATE INDEX claim_cause_parent ON claim_cause (parent) WHERE parent IS NOT NULL;

        CREATE TABLE claim (
            id INTEGER PRIMARY KEY,
            service_case INTEGER NOT NULL UNIQUE REFERENCES service_case (id),
            cause INTEGER REFERENCES claim_cause (id),
            department_at_fault INTEGER REFERENCES department (id),
            severity TEXT CHECK (severity IN ('minor', 'serious', 'critical')),
            cost INTEGER CHECK (cost >= 0),
            cost_currency TEXT,
            remedy INTEGER CHECK (remedy >= 0),
            remedy_currency TEXT,
            verdict TEXT CHECK (verdict IN ('accepted', 'partly', 'declined')),
            decision TEXT,
            decided_by INTEGER REFERENCES person (id),
            decided INTEGER,
            root_cause TEXT,
            measure TEXT,
            measure_owner INTEGER REFERENCES person (id),
            measure_due INTEGER,
            analysed INTEGER,
            letter INTEGER REFERENCES interaction (id),
            excuse TEXT,
            version INTEGER NOT NULL,
            CHECK ((cost IS NULL) = (cost_currency IS NULL)),
            CHECK ((remedy IS NULL) = (remedy_currency IS NULL)),
            CHECK ((verdict IS NULL) = (decided IS NULL) AND (verdict IS NULL) = (decision IS NULL)),
            CHECK ((analysed IS NULL) = (root_cause IS NULL))
        ) STRICT;
        CREATE INDEX claim_cause_of ON claim (cause) WHERE cause IS NOT NULL;
        CREATE INDEX claim_department ON claim (department_at_fault) WHERE department_at_fault IS NOT NULL;
        CREATE INDEX service_case_claim ON service_case (opened, id) WHERE kind = 'claim';

        ALTER TABLE case_merge ADD COLUMN kind_before TEXT;
        ALTER TABLE case_merge_item RENAME TO case_merge_item_before;
        CREATE TABLE case_merge_item (
            gone INTEGER NOT NULL REFERENCES case_merge (gone),
            sort TEXT NOT NULL,
            item INTEGER NOT NULL,
            PRIMARY KEY (gone, sort, item)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO case_merge_item (gone, sort, item) SELECT gone, sort, item FROM case_merge_item_before;
        DROP TABLE case_merge_item_before;
        """
    )
}
