// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>
#include <memory>

#include "cluster/private_cluster.h"
#include "postgres/migrator.h"
#include "postgres/session.h"

namespace signalbox::test {

/// A real private cluster, started once per test program in a temporary folder and removed at its end.
class PgCluster {
public:
    static store::PrivateCluster& shared();
};

/// A fresh, migrated database in the shared cluster; dropped with the object. Roles are those of a local workspace.
class PgDatabase {
public:
    explicit PgDatabase(bool migrated = true);
    ~PgDatabase();
    store::ConnectionInfo connection(store::Role role = store::Role::Engine) const;
    std::unique_ptr<store::Session> session(store::Role role = store::Role::Engine) const;
    /// Runs SQL as the role and returns the first column of the first row; fails the program if it cannot.
    QString value(const QString& sql, store::Role role = store::Role::Engine) const;
    const QString& name() const { return m_name; }

private:
    QString m_name;
};

}  // namespace signalbox::test
