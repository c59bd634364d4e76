// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/status_bar.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include "language/engine_words.h"
#include "models/summary.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

class StatusBar::Item : public QAbstractButton {
public:
    explicit Item(QWidget* parent) : QAbstractButton(parent)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setProperty("focusInside", true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        return {
            QFontMetrics(figureFont(TextRole::Small)).horizontalAdvance(text()) + 20 + (state == State::None ? 0 : 16),
            27};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

    QString id, address;
    State state = State::None;
    int drop = 0;
    bool line = true;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        if (isEnabled() && (isDown() || underMouse()))
            p.fillRect(rect().adjusted(0, 0, -1, 0), isDown() ? t.pressed : t.hover);
        if (hasFocus() && keyboardFocus())
            paint::panel(p, QRectF(rect()).adjusted(1, 1, -2, -1), 4, {}, t.accent, 2);
        int x = 10;
        if (state != State::None) {
            paintSign(p, QRectF(x, height() / 2.0 - 5, 10, 10), state);
            x += 16;
        }
        p.setFont(figureFont(TextRole::Small));
        p.setPen(t.secondary);
        p.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter, text());
        if (line)
            p.fillRect(QRect(width() - 1, 6, 1, height() - 12), t.border);
    }
};

namespace {

/// The failed items of the chain that has most.
QString failedAddress(const WorkspaceSnapshot& snapshot)
{
    const auto most =
        std::max_element(snapshot.chains.begin(), snapshot.chains.end(),
                         [](const ChainSnapshot& a, const ChainSnapshot& b) { return a.failedItems < b.failedItems; });
    return most == snapshot.chains.end() ? u"chains"_s : u"chains/%1?show=failed"_s.arg(most->caip2);
}

}  // namespace

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_user(new Item(this)),
      m_clock(new Item(this)),
      m_timer(new QTimer(this))
{
    setFixedHeight(28);
    setAccessibleName(tr("Status"));
    m_row->setContentsMargins(4, 1, 4, 0);
    m_row->setSpacing(0);
    m_row->addStretch(1);
    m_row->addWidget(m_user);
    m_row->addWidget(m_clock);
    m_user->hide();
    connect(m_user, &QAbstractButton::clicked, this, [this] { Q_EMIT userPressed(m_user->mapToGlobal(QPoint(0, 0))); });
    m_clock->line = false;
    connect(m_clock, &QAbstractButton::clicked, this, [this] {
        setUtc(!m_utc);
        Q_EMIT utcChanged(m_utc);
    });
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &StatusBar::tick);
    m_timer->start();
    tick();
}

void StatusBar::setUtc(bool utc)
{
    m_utc = utc;
    tick();
}

void StatusBar::setUser(const QString& name, bool needed)
{
    m_user->state = needed ? State::Slow : State::None;
    m_user->setText(needed ? tr("not signed in") : format::safe(name));
    m_user->setAccessibleName(needed ? tr("Nobody is signed in, press to sign in") : tr("Signed in as %1").arg(name));
    m_user->setToolTip(needed ? tr("Triggers are hidden until you sign in. Click to sign in.")
                              : plainTip(tr("Signed in as %1.").arg(name)));
    m_user->setVisible(needed || !name.isEmpty());
    m_user->updateGeometry();
    fit();
}

void StatusBar::tick()
{
    const QDateTime now = m_utc ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime();
    QString zone = u"UTC"_s;
    if (!m_utc) {
        const int minutes = now.offsetFromUtc() / 60;
        if (minutes)
            zone += (minutes > 0 ? u"+%1"_s : u"−%1"_s).arg(qAbs(minutes) / 60) +
                    (minutes % 60 ? u":%1"_s.arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0')) : QString());
    }
    const QString text = now.time().toString(u"HH:mm:ss"_s) + QLatin1Char(' ') + zone;
    const bool wider = text.size() != m_clock->text().size();
    m_clock->setText(text);
    m_clock->setAccessibleName(m_utc ? tr("Clock in UTC, press for local time")
                                     : tr("Clock in local time, press for UTC"));
    m_clock->setToolTip(m_utc ? tr("UTC. Click for local time.") : tr("Local time. Click for UTC."));
    if (wider)
        m_clock->updateGeometry();
    m_clock->update();
}

void StatusBar::show(const QString& id, State state, const QString& text, const QString& address, const QString& tip,
                     int drop)
{
    if (m_used == m_items.size()) {
        auto* item = new Item(this);
        connect(item, &QAbstractButton::clicked, this, [this, item] {
            if (!item->address.isEmpty())
                Q_EMIT goRequested(item->address);
        });
        m_row->insertWidget(int(m_used), item);
        m_items.push_back(item);
    }
    Item* item = m_items[m_used++];
    const QSize before = item->sizeHint();
    item->id = id;
    item->state = state;
    item->address = address;
    item->drop = drop;
    item->setEnabled(!address.isEmpty());
    item->setText(text);
    item->setAccessibleName(text);
    item->setToolTip(tip);
    if (item->sizeHint() != before)
        item->updateGeometry();
    item->update();
}

void StatusBar::hideRest()
{
    for (size_t i = m_used; i < m_items.size(); ++i)
        m_items[i]->text().isEmpty() ? void() : m_items[i]->setText({});
    fit();
}

/// Items that have no room go, the least needed first.
void StatusBar::fit()
{
    int room =
        width() - m_clock->sizeHint().width() - 16 - (m_user->isVisibleTo(this) ? m_user->sizeHint().width() : 0);
    std::vector<Item*> shown(m_items.begin(), m_items.begin() + std::ptrdiff_t(m_used));
    int used = 0;
    for (const Item* item : shown)
        used += item->sizeHint().width();
    while (used > room && shown.size() > 1) {
        auto least = std::max_element(shown.begin(), shown.end(),
                                      [](const Item* a, const Item* b) { return a->drop < b->drop; });
        used -= (*least)->sizeHint().width();
        shown.erase(least);
    }
    for (Item* item : m_items) {
        item->setVisible(std::find(shown.begin(), shown.end(), item) != shown.end());
        item->line = item != shown.back();
    }
}

void StatusBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StatusBar::setClosed(const QString& text)
{
    m_used = 0;
    show(u"engine"_s, State::None, text, {}, {}, 0);
    hideRest();
}

void StatusBar::set(const WorkspaceSnapshot& s)
{
    m_used = 0;
    const auto has = [this](const char* id) { return !m_has || m_has(QString::fromLatin1(id)); };
    const auto first = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            if (has(id))
                return QString::fromLatin1(id);
        return QString();
    };
    State state = State::Ok;
    QString engine;
    switch (s.engine) {
        case EngineState::Running:
            engine = tr("engine running");
            break;
        case EngineState::Starting:
            state = State::Starting;
            engine = tr("engine starting");
            break;
        case EngineState::Closed:
            state = State::Starting;
            engine = tr("last known values");
            break;
        case EngineState::DatabaseAway:
            state = State::Error;
            engine = tr("database unreachable");
            break;
        case EngineState::Stopping:
            state = State::Paused;
            engine = tr("engine stopping");
            break;
        case EngineState::Failed:
            state = State::Error;
            engine = tr("engine stopped");
            break;
    }
    const QString home = first({"overview", "chains"});
    show(u"engine"_s, state, engine, first({"settings"}), s.failure ? engineWords(s.failure->error) : QString(), 0);
    const auto counts = summary::count(s);
    show(u"chains"_s, State::None, summary::countsText(counts), first({"chains", "overview"}), tr("Chains by state"),
         1);
    if (const ChainSnapshot* worst = summary::worstLag(s))
        show(u"lag"_s, State::None,
             worst->state == ChainState::Ok ? tr("worst lag %1", "duration").arg(format::duration(*worst->lagSeconds))
                                            : tr("worst lag %1 %2", "chain, duration")
                                                  .arg(format::safe(worst->name), format::duration(*worst->lagSeconds)),
             has("chains") ? u"chains/"_s + worst->caip2 : home, tr("Backfilling and paused chains are excluded."), 3);
    if (counts.all() > 0) {
        show(u"rate"_s, State::None, tr("%1 rows/s").arg(format::rate(s.rowsPerSecond)), home, {}, 2);
        if (!m_note.text.isEmpty())
            show(u"note"_s, State::None, m_note.text, m_note.address, m_note.tip, 2);
        show(u"queue"_s, State::None, tr("queue %1").arg(format::number(s.queueDepth)), first({"overview", "chains"}),
             tr("Requests waiting or in flight, and decoded rows not yet committed."), 4);
    }
    if (s.failedItems > 0)
        show(u"failed"_s, State::None, tr("failed %1").arg(format::number(s.failedItems)), failedAddress(s),
             tr("Logs that could not be decoded or stored. Opens the chain with the most failed items."), 7);
    if (m_notes)
        for (const StatusNote& note : m_notes(s))
            show(note.address, State::None, note.text, note.address, note.tip, 4);
    if (s.databaseBytes >= 0)
        show(u"database"_s, State::None, format::size(s.databaseBytes), first({"database", "settings"}),
             s.diskFreeBytes >= 0 ? tr("Database size. %1 free on its disk.").arg(format::size(s.diskFreeBytes))
                                  : tr("Database size"),
             5);
    if (s.diskFreeBytes >= 0 && s.diskFreeBytes < 10'000'000'000)
        show(u"disk"_s, State::Slow, tr("%1 free").arg(format::size(s.diskFreeBytes)), first({"database", "settings"}),
             tr("Indexing pauses when less than the reserve is free; queries continue."), 1);
    if (s.unreadAlerts > 0)
        show(u"alerts"_s, State::None, tr("%n unread alerts", nullptr, int(s.unreadAlerts)),
             has("activity") ? u"activity/alerts"_s : home, tr("Open alerts, neither acknowledged nor muted."), 6);
    hideRest();
}

void StatusBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(0, 0, width(), 1, Theme::current().border);
}

}  // namespace signalbox::ui
