// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSize>
#include <QString>
#include <QVariant>
#include <optional>

#include "signalbox/snapshot.h"

class QSplitter;
class QTimer;

namespace signalbox::ui {

/// What belongs to the desk and not to the data: window layout, saved views, the last snapshot seen, settings such as
/// the theme. One SQLite file; GUI thread. A file that cannot be read or written costs the memory, never the window:
/// values are then kept for this run only and failure() gives the reason.
class Desk : public QObject {
    Q_OBJECT
public:
    /// Opened on first use, once its folder is there: until then, and for an empty name, values are kept in memory.
    explicit Desk(const QString& file, QObject* parent = nullptr);
    ~Desk() override;

    QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void setValue(const QString& key, const QVariant& value);  ///< written within a second, and on destruction
    QStringList keys(const QString& prefix) const;
    void remove(const QString& key);
    QString failure() const { return m_failure; }

    std::optional<WorkspaceSnapshot> lastSnapshot(const QString& workspace) const;   ///< its chains have live = false
    void keepSnapshot(const QString& workspace, const WorkspaceSnapshot& snapshot);  ///< written at most every 10 s

    /// Restores the sizes of a splitter now and remembers them from here on.
    void rememberSplitter(QSplitter* splitter, const QString& key);
    void flush();

private:
    bool openFile() const;
    void load() const;

    QString m_file;
    mutable QString m_connection, m_failure;
    mutable bool m_loaded = false, m_usable = false;
    mutable QHash<QString, QVariant> m_values;
    QHash<QString, QVariant> m_pending;
    QStringList m_removed;
    QTimer* m_timer;
    qint64 m_snapshotKeptAt = 0;
};

}  // namespace signalbox::ui
