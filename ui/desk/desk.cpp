// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk/desk.h"
#include "signalbox/literals.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSplitter>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimer>

namespace signalbox::ui {

namespace {

QByteArray pack(const QVariant& value)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << value;
    return bytes;
}

QVariant unpack(const QByteArray& bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    QVariant value;
    in >> value;
    return in.status() == QDataStream::Ok ? value : QVariant();
}
}  // namespace

Desk::Desk(const QString& file, QObject* parent) : QObject(parent), m_file(file), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &Desk::flush);
}

Desk::~Desk()
{
    flush();
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

bool Desk::openFile() const
{
    if (m_loaded)
        return m_usable;
    // the workspace's folder is made by the workspace, not by the desk: until then values wait in memory
    if (m_file.isEmpty() || !QFileInfo::exists(QFileInfo(m_file).absolutePath()))
        return false;
    m_loaded = true;
    static int counter = 0;
    m_connection = u"signalbox-desk-%1"_s.arg(++counter);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=200"_s);
    QSqlQuery query(database);
    m_usable = database.open() && query.exec(u"PRAGMA journal_mode = DELETE"_s) &&
               query.exec(u"PRAGMA synchronous = OFF"_s) &&
               query.exec(u"CREATE TABLE IF NOT EXISTS desk (key TEXT PRIMARY KEY, value BLOB NOT NULL)"_s);
    if (!m_usable) {
        m_failure = tr("The file of the window state could not be opened: %1. Layout and window settings are lost when "
                       "the window closes.")
                        .arg(query.lastError().isValid() ? query.lastError().text() : database.lastError().text());
        return false;
    }
    load();
    return true;
}

void Desk::load() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    // snapshots are large and read once, by their own key
    query.exec(u"SELECT key, value FROM desk WHERE key NOT LIKE 'snapshot/%'"_s);
    while (query.next())
        if (const QString key = query.value(0).toString(); !m_values.contains(key) && !m_removed.contains(key))
            m_values.insert(key, unpack(query.value(1).toByteArray()));
}

QVariant Desk::value(const QString& key, const QVariant& otherwise) const
{
    openFile();
    return m_values.value(key, otherwise);
}

void Desk::setValue(const QString& key, const QVariant& value)
{
    openFile();
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_removed.removeAll(key);
    m_pending.insert(key, value);
    if (!m_timer->isActive())
        m_timer->start();
}

QStringList Desk::keys(const QString& prefix) const
{
    openFile();
    QStringList found;
    for (auto it = m_values.keyBegin(); it != m_values.keyEnd(); ++it)
        if (it->startsWith(prefix))
            found << *it;
    found.sort();
    return found;
}

void Desk::remove(const QString& key)
{
    openFile();
    m_values.remove(key);
    m_pending.remove(key);
    m_removed << key;
    if (!m_timer->isActive())
        m_timer->start();
}

void Desk::flush()
{
    m_timer->stop();
    if (m_pending.isEmpty() && m_removed.isEmpty())
        return;
    if (!openFile()) {
        if (m_loaded)
            m_pending.clear();
        return;
    }
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    database.transaction();
    QSqlQuery query(database);
    query.prepare(
        u"INSERT INTO desk (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s);
    bool good = true;
    for (auto it = m_pending.constBegin(); it != m_pending.constEnd(); ++it) {
        query.bindValue(0, it.key());
        query.bindValue(1, it.key().startsWith(u"snapshot/"_s) ? it.value().toByteArray() : pack(it.value()));
        good = query.exec() && good;
    }
    query.prepare(u"DELETE FROM desk WHERE key = ?"_s);
    for (const QString& key : std::as_const(m_removed)) {
        query.bindValue(0, key);
        good = query.exec() && good;
    }
    if (!good || !database.commit()) {
        m_failure = tr("The file of the window state could not be written: %1. Layout and window settings are lost "
                       "when the window closes.")
                        .arg(query.lastError().text());
        database.rollback();
    }
    m_pending.clear();
    m_removed.clear();
}

std::optional<WorkspaceSnapshot> Desk::lastSnapshot(const QString& workspace) const
{
    if (!openFile())
        return std::nullopt;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT value FROM desk WHERE key = ?"_s);
    query.addBindValue(QString(u"snapshot/"_s + workspace));
    if (!query.exec() || !query.next())
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(qUncompress(query.value(0).toByteArray()));
    if (!document.isObject())
        return std::nullopt;
    WorkspaceSnapshot snapshot = workspaceSnapshotFromJson(document.object());
    snapshot.engine = EngineState::Closed;
    for (ChainSnapshot& chain : snapshot.chains)
        chain.live = false;
    return snapshot;
}

void Desk::keepSnapshot(const QString& workspace, const WorkspaceSnapshot& snapshot)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now - m_snapshotKeptAt < 10'000)
        return;
    m_snapshotKeptAt = now;
    openFile();
    m_pending.insert(u"snapshot/"_s + workspace,
                     qCompress(QJsonDocument(toJson(snapshot)).toJson(QJsonDocument::Compact), 1));
    if (!m_timer->isActive())
        m_timer->start();
}

void Desk::rememberSplitter(QSplitter* splitter, const QString& key)
{
    const QString name = u"splitter/"_s + key;
    if (const QByteArray state = value(name).toByteArray(); !state.isEmpty())
        splitter->restoreState(state);
    connect(splitter, &QSplitter::splitterMoved, this,
            [this, splitter, name] { setValue(name, splitter->saveState()); });
}

}  // namespace signalbox::ui
