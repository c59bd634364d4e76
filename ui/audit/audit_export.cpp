// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_export.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "tables/table_text.h"

namespace signalbox::ui {

namespace {

struct ExportWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::AuditExport)
};

QString utc(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString line(const QStringList& cells)
{
    QStringList quoted;
    for (const QString& each : cells)
        quoted << csvCell(each);
    return quoted.join(u',') + u"\r\n"_s;
}

QStringList cells(const ActionJob& job, const ActionAttempt* attempt)
{
    QStringList all{job.eventId,
                    job.eventType,
                    job.chain,
                    job.agent,
                    job.triggerId,
                    job.trigger,
                    QString::number(job.id),
                    job.type,
                    job.target,
                    QString::fromLatin1(name(job.state)),
                    job.eventRetracted ? u"yes"_s : u"no"_s,
                    utc(job.createdAt)};
    if (!attempt)
        return all << QStringList(8, QString());
    return all << QStringList{QString::number(attempt->number),
                              attempt->succeeded ? u"yes"_s : u"no"_s,
                              attempt->status,
                              utc(attempt->at),
                              QString::number(attempt->milliseconds),
                              attempt->error.english(),
                              attempt->request,
                              attempt->answer};
}

}  // namespace

QByteArray jobsCsv(const std::vector<ActionJob>& jobs)
{
    QString text = line({u"event"_s,        u"event_type"_s,   u"chain"_s,       u"agent"_s,     u"trigger_id"_s,
                         u"trigger"_s,      u"job"_s,          u"action_type"_s, u"target"_s,    u"state"_s,
                         u"retracted"_s,    u"queued_at"_s,    u"attempt"_s,     u"succeeded"_s, u"status"_s,
                         u"attempted_at"_s, u"milliseconds"_s, u"error"_s,       u"request"_s,   u"answer"_s});
    for (const ActionJob& job : jobs) {
        if (job.list.empty())
            text += line(cells(job, nullptr));
        for (const ActionAttempt& attempt : job.list)
            text += line(cells(job, &attempt));
    }
    return text.toUtf8();
}

QByteArray jobsJson(const std::vector<ActionJob>& jobs)
{
    QJsonArray all;
    for (const ActionJob& job : jobs)
        all.append(toJson(job));
    return QJsonDocument(all).toJson();
}

void exportJobs(QWidget* parent, const QFuture<Expected<std::vector<ActionJob>>>& jobs)
{
    saveFile(
        parent,
        {ExportWords::tr("Export jobs"), u"actions.csv"_s, ExportWords::tr("CSV files (*.csv);;JSON files (*.json)")},
        [jobs](const QString& file) {
            return QFuture<Expected<std::vector<ActionJob>>>(jobs).then(
                QtFuture::Launch::Async,
                [json = namesJson(file)](const Expected<std::vector<ActionJob>>& answer) -> Expected<QByteArray> {
                    return answer.map(json ? jobsJson : jobsCsv);
                });
        });
}

}  // namespace signalbox::ui
