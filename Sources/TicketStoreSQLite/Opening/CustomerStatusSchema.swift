/// The migration that brings the status as customers see it.
enum CustomerStatusSchema {
    /// NULL where that is the ticket's own.
    static let migration = """
        ALTER TABLE tickets ADD COLUMN customer_status TEXT;
        ALTER TABLE tickets ADD COLUMN customer_category INTEGER;
        ALTER TABLE tickets ADD COLUMN customer_waiting_on INTEGER;
        """
}
