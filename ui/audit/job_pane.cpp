// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/job_pane.h"

#include <QPushButton>
#include <QToolButton>

#include "audit/audit_words.h"
#include "audit/job_commands.h"
#include "audit/payload_view.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {

QString fingerprint(const ActionJob& job, int attempt)
{
    QString reason = job.reason.english();
    return QStringList{QString::number(job.id),
                       QString::number(attempt),
                       QString::number(int(job.state)),
                       QString::number(job.list.size()),
                       job.nextTry.toString(Qt::ISODate),
                       job.trigger,
                       std::move(reason),
                       job.eventRetracted ? u"r"_s : QString()}
        .join(u'|');
}

}  // namespace

JobPane::JobPane(JobCommands* commands, QWidget* parent)
    : DetailPane(parent),
      m_commands(commands),
      m_chip(new StateChip),
      m_replay(makeButton(tr("Replay"), ButtonKind::Primary, u"refresh"_s)),
      m_discard(makeButton(tr("Discard…"))),
      m_all(makeButton({}, ButtonKind::Quiet))
{
    head()->setTitleElided();
    head()->addRight(m_chip, head()->findChild<QToolButton*>());
    auto* foot = new QWidget;
    m_footNote = foot;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* note = new Text(tr("Replay sends the same request with the same key."), TextRole::Small, Ink::Secondary);
    note->setWordWrap(true);
    column->addWidget(note);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_replay);
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(m_all);
    column->addLayout(row);
    auto* space = new QHBoxLayout;
    space->setContentsMargins(12, 8, 12, 11);
    space->addWidget(foot);
    body()->addLayout(space);
    connect(m_replay, &QPushButton::clicked, this, [this] { m_commands->replay(m_ready); });
    connect(m_discard, &QPushButton::clicked, this, [this] { m_commands->discard(m_ready); });
    connect(m_all, &QPushButton::clicked, this, [this] { m_commands->replayAll(m_alike); });
    showNothing();
}

void JobPane::showNothing()
{
    clear();
    m_shown.clear();
    setTitle(tr("Job"));
    m_chip->hide();
    addSentence(tr("Select a row to see its request and answer."));
    setReady({}, {});
}

void JobPane::setReady(std::vector<qint64> ids, std::vector<ActionJob> alike)
{
    m_ready = std::move(ids);
    m_alike = std::move(alike);
    m_footNote->setVisible(!m_ready.empty());
    const QString text = m_ready.size() > 1 ? tr("Replay %n jobs", nullptr, int(m_ready.size())) : tr("Replay");
    m_replay->setText(text);
    m_replay->setAccessibleName(text);
    m_all->setVisible(m_alike.size() > 1 && m_ready.size() == 1);
    m_all->setText(tr("Replay all %n…", "jobs of a trigger", int(m_alike.size())));
    m_all->setAccessibleName(m_all->text());
    m_all->setToolTip(tr("All jobs of this trigger that wait for a replay"));
}

void JobPane::showJob(const ActionJob& job, int attempt, std::vector<ActionJob> alike)
{
    if (attempt < 0 || attempt >= int(job.list.size()))
        attempt = int(job.list.size()) - 1;
    setReady(canReplay(job.state) ? std::vector{job.id} : std::vector<qint64>(), std::move(alike));
    if (const QString now = fingerprint(job, attempt); std::exchange(m_shown, now) == now)
        return;
    clear();
    setTitle(jobTitle(job));
    m_chip->set(jobSign(job), jobStateWord(job));
    m_chip->show();
    addSentence(jobSentence(job));
    addLink(tr("Event"), format::safe(job.eventId), job.eventId, registryEventAddress(job.eventId));
    addLink(tr("Trigger"), triggerName(job), job.trigger,
            job.trigger.isEmpty() ? QString() : u"triggers/"_s + job.triggerId);
    if (attempt < 0)
        addRow(tr("Queued"), format::time(job.createdAt), format::iso(job.createdAt));
    else
        addAttempt(job, attempt);
}

void JobPane::addAttempt(const ActionJob& job, int attempt)
{
    const ActionAttempt& one = job.list[size_t(attempt)];
    const QString at = format::time(one.at) + one.at.toString(u".zzz"_s);
    addRow(tr("Attempt"),
           tr("%1 of %2, %3, %4", "number, most, time, duration")
               .arg(one.number)
               .arg(std::max(job.mostAttempts, int(job.list.size())))
               .arg(at, format::milliseconds(double(one.milliseconds))),
           format::iso(one.at));
    if (one.mayHaveBeenSent)
        addSentence(
            tr("Signalbox stopped during the attempt before this one, so the request may have been sent twice "
               "with the same key."));
    if (attempt + 1 < int(job.list.size()) && !one.error.isEmpty())
        addSentence(engineWords(one.error));
    addPayload(tr("Request"), one.request, nullptr);
    auto* chip = new StateChip(attemptSign(one), attemptResult(one));
    chip->setBare(true);
    addPayload(tr("Answer"), one.answer, chip);
}

void JobPane::addPayload(const QString& title, const QString& text, QWidget* chip)
{
    auto* right = new QWidget;
    auto* row = new QHBoxLayout(right);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    if (chip)
        row->addWidget(chip);
    if (!text.isEmpty()) {
        auto* copy = makeIconButton(u"copy"_s, tr("Copy: %1").arg(title), ControlSize::Row);
        connect(copy, &QToolButton::clicked, this, [text, copy] { copyText(text, copy); });
        row->addWidget(copy);
    }
    addSection(title, {}, right);
    auto* box = new QWidget;
    auto* inside = new QVBoxLayout(box);
    inside->setContentsMargins(11, 0, 11, 6);
    if (text.isEmpty())
        inside->addWidget(new Text(chip ? tr("No answer was received.") : tr("The request was not made."),
                                   TextRole::Base, Ink::Secondary));
    else
        inside->addWidget(new PayloadView(title, text));
    addWidget(box);
}

void JobPane::addSentence(const QString& text)
{
    if (text.isEmpty())
        return;
    auto* words = new Text(text);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setContentsMargins(11, 8, 11, 6);
    addWidget(words);
}

void JobPane::addLink(const QString& label, const QString& text, const QString& whole, const QString& address)
{
    DetailRow* row = addRow(label, text);
    if (address.isEmpty())
        return;
    row->setValue(text, whole, TextRole::Base, Ink::Link);
    row->setSelectable(true);
    connect(row, &DetailRow::clicked, this, [this, address] { Q_EMIT goRequested(address); });
}

void JobPane::showJobs(std::vector<ActionJob> jobs)
{
    std::vector<qint64> ready;
    QString now;
    bool oneEvent = true;
    for (const ActionJob& job : jobs) {
        if (canReplay(job.state))
            ready.push_back(job.id);
        now += fingerprint(job, -1) + u'\n';
        oneEvent = oneEvent && job.eventId == jobs.front().eventId;
    }
    setReady(std::move(ready), {});
    if (std::exchange(m_shown, now) == now)
        return;
    clear();
    m_chip->hide();
    const ActionJob& first = jobs.front();
    setTitle(oneEvent ? format::safe(first.eventType) : tr("%n jobs", nullptr, int(jobs.size())));
    if (oneEvent) {
        addLink(tr("Event"), format::safe(first.eventId), first.eventId, registryEventAddress(first.eventId));
        addRow(tr("Facts"), eventFacts(first));
        addRow(tr("Queued"), format::time(first.createdAt), format::iso(first.createdAt));
        addSection(tr("%n jobs", nullptr, int(jobs.size())));
    }
    constexpr size_t most = 50;
    for (size_t i = 0; i < std::min(most, jobs.size()); ++i) {
        const ActionJob& job = jobs[i];
        DetailRow* row = addRow(jobTitle(job), jobResult(job));
        row->setValue(jobResult(job), jobResult(job), TextRole::Base,
                      job.state == JobState::Dead                        ? Ink::Error
                      : job.state == JobState::Done && !isDiscarded(job) ? Ink::Ok
                                                                         : Ink::Secondary);
        row->setSelectable(true);
        connect(row, &DetailRow::clicked, this, [this, id = job.id] { Q_EMIT jobRequested(id); });
    }
    if (jobs.size() > most)
        addSentence(tr("and %n more", nullptr, int(jobs.size() - most)));
}

}  // namespace signalbox::ui
