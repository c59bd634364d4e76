// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/job_commands.h"

#include <QSet>

#include "audit/audit_words.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

JobCommands::JobCommands(QWidget* page, MessageStack* messages) : QObject(page), m_page(page), m_messages(messages) {}

void JobCommands::replay(const std::vector<qint64>& ids)
{
    ActionQueries* actions = m_engine ? m_engine->actions() : nullptr;
    if (actions && !ids.empty())
        send(actions->replay(ids), true);
}

void JobCommands::replayAll(const std::vector<ActionJob>& jobs)
{
    if (jobs.empty())
        return;
    std::vector<qint64> ids;
    QStringList targets;
    QDateTime oldest;
    for (const ActionJob& job : jobs) {
        ids.push_back(job.id);
        if (const QString target = jobTitle(job); !targets.contains(target))
            targets << target;
        oldest = oldest.isValid() ? std::min(oldest, job.createdAt) : job.createdAt;
    }
    const int count = int(ids.size());
    const QString title = tr("Replay %n jobs", nullptr, count);
    auto* sheet = new ConfirmSheet(title, title, m_page->window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    const QString where = targets.size() <= 3 ? format::list(targets) : tr("%n targets", nullptr, int(targets.size()));
    sheet->setIntroduction(
        tr("The same requests are sent again with the same keys to: %1. The oldest job was queued %2.", "targets, time")
            .arg(where, format::ago(oldest)) +
        QLatin1Char('\n') +
        tr("A receiver that already processed one recognizes it by its key; a chat shows the message once more."));
    sheet->setReplacing();
    sheet->setPreview({});
    connect(sheet, &ConfirmSheet::confirmed, this, [this, ids] { replay(ids); });
    sheet->open();
}

void JobCommands::discard(const std::vector<qint64>& ids)
{
    if (ids.empty())
        return;
    const QString title = tr("Discard %n jobs", nullptr, int(ids.size()));
    auto* sheet = new ConfirmSheet(title, title, m_page->window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setIntroduction(tr("They are never sent. Their attempts stay in the audit until the end of retention."));
    sheet->setPreview({});
    connect(sheet, &ConfirmSheet::confirmed, this, [this, ids] {
        if (ActionQueries* actions = m_engine ? m_engine->actions() : nullptr)
            send(actions->discard(ids), false);
    });
    sheet->open();
}

void JobCommands::send(QFuture<Expected<qint64>> answer, bool replayed)
{
    whenAnswered(std::move(answer), this, [this, replayed](const Expected<qint64>& done) {
        BarMessage message;
        message.key = u"jobs/done"_s;
        message.brief = bool(done);
        message.state = done ? State::Ok : State::Error;
        if (!done)
            message.text = engineWords(done.error());
        else if (replayed)
            message.text = tr("%n jobs are sent again.", nullptr, format::plural(*done));
        else
            message.text = tr("%n jobs were discarded.", nullptr, format::plural(*done));
        if (m_messages)
            m_messages->post(message);
        Q_EMIT ended();
    });
}

}  // namespace signalbox::ui
