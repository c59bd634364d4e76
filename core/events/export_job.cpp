// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/export_job.h"

#include <unistd.h>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <cstdio>

#include "events/event_reader.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr int batchRows = 5'000;

bool isNumber(const QString& text)
{
    bool digits = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isDigit())
            digits = true;
        else if (!(c == QLatin1Char('.') || (i == 0 && c == QLatin1Char('-'))))
            return false;
    }
    return digits;
}

QByteArray csvCell(const QJsonValue& value)
{
    QString text = value.isString()   ? value.toString()
                   : value.isBool()   ? (value.toBool() ? u"true"_s : u"false"_s)
                   : value.isDouble() ? value.toVariant().toString()
                                      : QString();
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()) && !isNumber(text))
        text.prepend(QLatin1Char('\''));
    if (text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('\n')) ||
        text.contains(QLatin1Char('\r'))) {
        text.replace(QLatin1Char('"'), u"\"\""_s);
        text = QLatin1Char('"') + text + QLatin1Char('"');
    }
    return text.toUtf8();
}

}  // namespace

QStringList exportColumns(EventKind kind)
{
    static const QStringList transfers =
        u"time block log token symbol from to value decimals transaction"_s.split(QLatin1Char(' '));
    static const QStringList registry =
        u"time block log registry event agent client value tag1 tag2 id owner "
        "tokenUri metadataKey metadataValue feedbackIndex score fileUri "
        "fileHash validator requestHash response responseUri responseHash tag "
        "decimals endpoint requestUri transaction blockHash"_s.split(QLatin1Char(' '));
    return kind == EventKind::Transfers ? transfers : registry;
}

QByteArray csvHead(const QStringList& columns)
{
    return columns.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QByteArray csvLine(const QStringList& columns, const QJsonObject& cells)
{
    QByteArray line;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (i > 0)
            line += ',';
        line += csvCell(cells.value(columns.at(i)));
    }
    return line + "\r\n";
}

QByteArray jsonLine(const EventRow& row)
{
    return QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact) + '\n';
}

ExportJob::ExportJob(qint64 id, const QString& file, Source source, QObject* parent)
    : QObject(parent), m_source(std::move(source))
{
    m_status.id = id;
    m_status.kind = u"export"_s;
    m_status.file = file;
    m_status.title = Message(QT_TRANSLATE_NOOP("Engine", "Export to %1")).arg(QFileInfo(file).fileName());
}

ExportJob::~ExportJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void ExportJob::start()
{
    m_startedMs = QDateTime::currentMSecsSinceEpoch();
    m_thread = std::thread([this] { run(); });
}

void ExportJob::tell(bool always)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!always && now - m_toldMs < 250)
        return;
    m_toldMs = now;
    const double seconds = double(now - m_startedMs) / 1000.0;
    m_status.rate = seconds > 0.2 ? double(m_status.rows) / seconds : 0;
    if (m_total && *m_total > 0) {
        m_status.progress = std::min(1.0, double(m_status.rows) / double(*m_total));
        if (m_status.rate > 0)
            m_status.remainingSeconds = std::max(0.0, double(*m_total - m_status.rows) / m_status.rate);
    }
    Q_EMIT changed(m_status);
}

void ExportJob::run()
{
    tell(true);
    const auto written = write();
    m_status.finished = true;
    m_status.remainingSeconds.reset();
    if (!written) {
        m_status.cancelled = written.error().kind == ErrorKind::Cancelled;
        if (!m_status.cancelled)
            m_status.error = written.error();
    } else {
        m_status.progress = 1;
    }
    tell(true);
}

bool ExportJob::Sink::write(const QByteArray& text, qint64 rows)
{
    if (m_job.m_file->write(text) != text.size()) {
        m_job.m_full = true;
        return false;
    }
    m_job.m_status.rows += rows;
    m_job.tell();
    return m_job.m_stop == 0;
}

Expected<Done> ExportJob::write()
{
    const QString target = m_status.file;
    const QString part = target + u".part"_s;
    QFile file(part);
    auto fileError = [&](const Message& reason) {
        return fail(ErrorKind::Refused, "FILE_REFUSED",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be written: %2. Choose another location."))
                        .arg(target, reason),
                    {{u"file"_s, target}});
    };
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fileError(Message(file.errorString()));
    m_file = &file;
    Sink sink(*this);
    const auto rows = m_source(sink);
    m_file = nullptr;
    const QString reason = file.errorString();
    const bool flushed = file.flush() && ::fsync(file.handle()) == 0;
    file.close();
    if (!rows || m_full || m_stop != 0 || !flushed) {
        QFile::remove(part);
        if (m_stop != 0)
            return fail(ErrorKind::Cancelled, "CANCELLED",
                        Message(QT_TRANSLATE_NOOP("Engine", "The export was canceled. No file was written.")));
        if (!rows)
            return fail(rows.error());
        return fileError(Message(reason));
    }
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(target).constData()) != 0) {
        QFile::remove(part);
        return fileError(Message(QT_TRANSLATE_NOOP("Engine", "it could not be renamed")));
    }
    return Done{};
}

ExportJob::Source exportOfEvents(const ExportRequest& request, const store::ConnectionInfo& database)
{
    return [request, database](ExportJob::Sink& sink) -> Expected<Done> {
        const bool csv = request.format != "json"_L1;
        const QStringList columns = exportColumns(request.query.kind);
        if (csv && !sink.write(csvHead(columns), 0))
            return Done{};
        store::Session session(database.withApplication(u"signalbox export"_s));
        store::EventReader reader(session);
        EventQuery first = request.query;
        first.limit = 1;
        first.cursor.clear();
        if (const auto page = reader.page(first); page)
            sink.setTotal(page->total);
        EventQuery query = request.query;
        query.cursor.clear();
        const auto rows = reader.each(query, batchRows, [&](const std::vector<EventRow>& batch) {
            QByteArray text;
            text.reserve(qsizetype(batch.size()) * 240);
            for (const EventRow& row : batch)
                text += csv ? csvLine(columns, row.cells) : jsonLine(row);
            return sink.write(text, qint64(batch.size()));
        });
        if (!rows)
            return fail(rows.error());
        return Done{};
    };
}

}  // namespace signalbox::engine
