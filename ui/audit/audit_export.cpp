// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_export.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageBox>
#include <QSaveFile>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/table_text.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::AuditExport)
};

void warn(QWidget* parent, const QString& text)
{
    auto* box = new QMessageBox(QMessageBox::Warning, Words::tr("Export jobs"), text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

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

/// Empty if it was written, else why not.
QString written(const QString& file, const QByteArray& text)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit())
        return {};
    return out.errorString();
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
    auto* dialog = new QFileDialog(parent, Words::tr("Export jobs"), u"actions.csv"_s,
                                   Words::tr("CSV files (*.csv);;JSON files (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, jobs](const QString& file) {
        QFuture<Expected<QString>> outcome = QFuture<Expected<std::vector<ActionJob>>>(jobs).then(
            QtFuture::Launch::Async, [file](const Expected<std::vector<ActionJob>>& answer) -> Expected<QString> {
                if (!answer)
                    return fail(answer.error());
                const bool json = file.endsWith(u".json"_s, Qt::CaseInsensitive);
                return written(file, json ? jobsJson(*answer) : jobsCsv(*answer));
            });
        whenAnswered(std::move(outcome), parent, [parent, file](const Expected<QString>& why) {
            if (!why)
                warn(parent, engineWords(why.error()));
            else if (!why->isEmpty())
                warn(parent, Words::tr("%1 could not be written: %2. Choose another folder.").arg(file, *why));
        });
    });
    dialog->open();
}

}  // namespace signalbox::ui
