// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/log_tab.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

#include "activity/whole_text.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

LogTab::LogTab(Desk* desk, std::function<void(const QString&)> go, QWidget* parent)
    : RecordTab(desk, u"log"_s, new Segments(tr("Log level")),
                new WholeText(tr("Full log line"),
                              tr("The selected log line is shown here in full. Press Enter to open what it refers to."),
                              TextRole::MonoLog),
                parent),
      m_go(std::move(go)),
      m_model(new LogModel(this)),
      m_chains(new QComboBox),
      m_follow(makeToggle(tr("Follow"), u"arrow-down"_s, ControlSize::Card))
{
    segments()->setItems({{u"all"_s, tr("All")}, {u"warning"_s, tr("Warnings")}, {u"error"_s, tr("Errors")}});
    m_chains->setAccessibleName(tr("Chain of the log"));
    setControlSize(m_chains, ControlSize::Card);
    m_chains->addItem(tr("All chains"));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest line in view"));
    table()->head()->addLeft(m_chains);
    table()->head()->addRight(m_follow);
    arrange(m_model, tr("Log"), tr("Filter by text"), [this](int row, const QString& level) {
        const LogLine* line = m_model->at(row);
        const QString chain = m_chains->currentData().toString();
        return line && (chain.isEmpty() || line->entry.caip2 == chain) &&
               (level == u"all"_s || LogModel::levelRank(line->entry.level) >= LogModel::levelRank(level));
    });
    table()->view()->setSortingEnabled(false);
    table()->view()->horizontalHeader()->setSortIndicatorShown(false);
    table()->proxy()->sort(-1);
    table()->setEmpty(tr("The engine's log is shown here."));
    table()->setFilteredEmpty(tr("No line matches the filter."));
    table()->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const LogLine* line = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
        if (!line)
            return;
        for (const LogTarget& target : logTargets(line->entry, m_names))
            connect(menu->addAction(icon(u"external"_s), target.text), &QAction::triggered, this,
                    [this, address = target.address] { m_go(address); });
    });

    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &LogTab::flush);
    connect(segments(), &Segments::currentChanged, this, &LogTab::showEnd);
    connect(m_chains, &QComboBox::currentIndexChanged, this, [this] {
        chooseAgain();
        showEnd();
    });
    connect(m_follow, &QPushButton::toggled, this, &LogTab::showEnd);
    connect(table(), &DataTable::activated, this, [this](int row) {
        if (const LogLine* line = m_model->at(row))
            if (const auto targets = logTargets(line->entry, m_names); !targets.empty())
                m_go(targets.front().address);
    });
    QScrollBar* bar = table()->view()->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (!m_moving && value < bar->maximum() - 2)
            m_follow->setChecked(false);  // scrolling up stops following
    });
}

bool LogTab::isFollowing() const
{
    return m_follow->isChecked();
}

void LogTab::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    if (!engine)
        return;
    connect(engine, &Engine::logged, this, &LogTab::take);
    if (m_watched)
        reload();
}

void LogTab::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    const ChainNames names = ChainNames::of(snapshot);
    if (names.all == m_names.all)
        return;
    m_names = names;
    m_model->setNames(names);
    const QString chosen = m_chains->currentData().toString();
    const QSignalBlocker quiet(m_chains);
    while (m_chains->count() > 1)
        m_chains->removeItem(1);
    for (const ChainSnapshot& chain : snapshot.chains)
        m_chains->addItem(names.name(chain.caip2), chain.caip2);
    m_chains->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_chains->findData(chosen)));
}

void LogTab::setWatched(bool watched)
{
    if (m_watched == watched)
        return;
    m_watched = watched;
    if (watched)
        reload();
}

void LogTab::setChain(const QString& caip2)
{
    m_chains->setCurrentIndex(std::max(0, caip2.isEmpty() ? 0 : m_chains->findData(caip2)));
}

void LogTab::reload()
{
    m_waiting.clear();
    m_soon.stop();
    if (!m_engine)
        return;
    m_moving = true;
    m_model->setEntries(m_engine->recentLog({}, int(LogModel::kept)));
    m_moving = false;
    showEnd();
}

void LogTab::take(const LogEntry& entry)
{
    if (!m_watched)
        return;
    m_waiting.push_back(entry);
    if (!m_soon.isActive())
        m_soon.start();
}

void LogTab::flush()
{
    m_moving = true;
    m_model->append(std::exchange(m_waiting, {}));
    m_moving = false;
    showEnd();
}

void LogTab::showEnd()
{
    if (!m_follow->isChecked())
        return;
    m_moving = true;
    table()->view()->scrollToBottom();
    m_moving = false;
}

QString LogTab::wordsOf(int row) const
{
    const LogLine* line = m_model->at(row);
    return line ? u"%1  %2"_s.arg(format::iso(line->entry.at), format::safe(line->entry.text)) : QString();
}

}  // namespace signalbox::ui
