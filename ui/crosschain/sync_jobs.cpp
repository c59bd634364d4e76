// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_jobs.h"

#include <QPainter>

#include "language/engine_words.h"
#include "models/answer.h"
#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "tables/job_row.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int asked = 300;
constexpr std::size_t shownDone = 4, kept = 60;

bool isOurs(Verb verb)
{
    return verb == Verb::Resync || verb == Verb::Repair || verb == Verb::Optimize;
}

/// Short, because the card names the subject.
QString nameOf(Verb verb, const QString& chain)
{
    return verb == Verb::Resync   ? SyncJobs::tr("Resync %1").arg(chain)
           : verb == Verb::Repair ? SyncJobs::tr("Repair %1").arg(chain)
                                  : SyncJobs::tr("Optimize %1").arg(chain);
}

/// "14,880 rows, 9 s": the work of a job.
QString workOf(const CommandStatus& status)
{
    QStringList parts;
    const auto figure = [&](const char* key) { return status.result.value(QLatin1String(key)).toInteger(); };
    if (status.state != CommandState::Done)
        parts << (status.error ? engineWords(*status.error) : QString());
    else if (status.verb == Verb::Optimize)
        parts << SyncJobs::tr("%1 rows dropped, now %2", "rows, size", format::plural(figure("dropped")))
                     .arg(format::number(figure("dropped")), format::size(figure("bytesAfter")));
    else
        parts << SyncJobs::tr("%1 rows compared, %2 corrected", nullptr, format::plural(figure("sourceRows")))
                     .arg(format::number(figure("sourceRows")), format::number(figure("set") + figure("removed")));
    if (status.startedAt.isValid() && status.finishedAt.isValid())
        parts << format::duration(double(status.startedAt.msecsTo(status.finishedAt)) / 1000);
    parts.removeAll(QString());
    return format::list(parts);
}

/// Sign, name, work, time in one line.
class DoneLine : public QWidget {
public:
    DoneLine(const CommandStatus& status, const QString& name) : m_state(commandSign(status.state))
    {
        setFixedHeight(28);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(30, 0, 12, 0);
        row->setSpacing(10);
        auto* title = new Text(name);
        title->setElide(Qt::ElideRight);
        auto* work = new Text(workOf(status), TextRole::Small, Ink::Secondary);
        work->setElide(Qt::ElideRight);
        work->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* at = new Text(format::clock(status.finishedAt), TextRole::Small, Ink::Secondary);
        at->setFigures(true);
        row->addWidget(title, 2);
        row->addWidget(work, 5);
        row->addWidget(at);
        setAccessibleName(format::list(QStringList{name, workOf(status), at->text()}));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        paintSign(p, QRectF(12, (height() - 10) / 2.0, 10, 10), m_state);
        p.fillRect(12, height() - 1, width() - 24, 1, Theme::current().grid);
    }

private:
    State m_state;
};

}  // namespace

SyncJobs::SyncJobs(QWidget* parent)
    : Card(tr("Running jobs"), parent),
      m_running(new QVBoxLayout),
      m_done(new QVBoxLayout),
      m_none(new Text(tr("No resync, repair or optimize jobs yet. Select cells of the matrix to start one."),
                      TextRole::Small, Ink::Secondary))
{
    head()->setLine(true);
    auto* all = makeButton(tr("All jobs"), ButtonKind::Quiet, {}, ControlSize::Card);
    connect(all, &QPushButton::clicked, this, &SyncJobs::allWanted);
    head()->addRight(all);
    for (QVBoxLayout* list : {m_running, m_done}) {
        list->setContentsMargins(0, 0, 0, 0);
        list->setSpacing(0);
        body()->addLayout(list);
    }
    m_none->setWordWrap(true);
    m_none->setContentsMargins(12, 10, 12, 10);
    body()->addWidget(m_none);
    body()->addStretch(1);
}

void SyncJobs::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    m_all.clear();
    if (m_engine) {
        connect(m_engine, &Engine::commandChanged, this, &SyncJobs::take);
        load();
    }
    renew();
}

void SyncJobs::load()
{
    if (!m_engine)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(m_engine->commands(asked), this, [this, ticket](const Expected<std::vector<CommandStatus>>& answer) {
        if (ticket != m_ticket || !answer)
            return;
        m_all.clear();
        for (const CommandStatus& status : *answer)
            if (isOurs(status.verb) && m_all.size() < kept)
                m_all.push_back(status);
        renew();
    });
}

void SyncJobs::take(const CommandStatus& status)
{
    if (!isOurs(status.verb))
        return;
    const auto same = std::find_if(m_all.begin(), m_all.end(), [&](const CommandStatus& each) {
        return each.id == status.id && (status.id > 0 || each.request == status.request);
    });
    const bool was = same != m_all.end() && isFinal(same->state);
    if (same == m_all.end())
        m_all.insert(m_all.begin(), status);
    else
        *same = status;
    if (m_all.size() > kept)
        m_all.pop_back();
    renew();
    if (isFinal(status.state) && !was)
        Q_EMIT ended(status);
}

QString SyncJobs::chainName(const QString& caip2) const
{
    const ChainSnapshot* chain = m_engine ? m_engine->snapshot()->chain(caip2) : nullptr;
    return chain ? format::safe(chain->name) : caip2;
}

void SyncJobs::renew()
{
    int running = 0, waiting = 0;
    QHash<CommandId, JobRow*> rows;
    for (const CommandStatus& status : m_all) {
        if (isFinal(status.state) || status.id <= 0)
            continue;
        (status.state == CommandState::Running ? running : waiting) += 1;
        JobRow* row = m_rows.take(status.id);
        if (!row) {
            row = new JobRow;
            row->addButton(u"cancel"_s, tr("Cancel"), [this, request = status.request] {
                if (m_engine)
                    m_engine->cancel(request);
            });
            m_running->addWidget(row);
        }
        QStringList line;
        if (status.state == CommandState::Queued)
            line << tr("queued");
        if (status.progress >= 0)
            line << format::share(status.progress);
        if (status.rate > 0)
            line << tr("%1 rows/s").arg(format::rate(status.rate));
        if (status.startedAt.isValid())
            line << tr("started %1 by %2")
                        .arg(format::time(status.startedAt),
                             format::safe(status.person.isEmpty() ? status.actor : status.person));
        row->set(status.state == CommandState::Queued ? State::Starting : State::Backfill,
                 nameOf(status.verb, chainName(status.target)), engineWords(status.progressText), status.progress,
                 format::list(line));
        rows.insert(status.id, row);
    }
    for (JobRow* gone : std::as_const(m_rows)) {
        gone->hide();
        gone->deleteLater();
    }
    m_rows = rows;
    QStringList note;
    if (running > 0)
        note << tr("%n running", nullptr, running);
    if (waiting > 0)
        note << tr("%n queued", "jobs that wait", waiting);
    head()->setNote(format::list(note));

    while (QLayoutItem* item = m_done->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::size_t shown = 0;
    for (const CommandStatus& status : m_all)
        if (isFinal(status.state) && shown < shownDone) {
            m_done->addWidget(new DoneLine(status, nameOf(status.verb, chainName(status.target))));
            ++shown;
        }
    m_none->setVisible(running + waiting == 0 && shown == 0);
}

}  // namespace signalbox::ui
