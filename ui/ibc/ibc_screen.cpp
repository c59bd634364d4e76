// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/ibc_screen.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "ibc/channels/channels_page.h"
#include "ibc/clearing/clear_sheet.h"
#include "ibc/clearing/clearing_page.h"
#include "ibc/ibc_badge.h"
#include "ibc/overview/overview_page.h"
#include "ibc/packets/packets_page.h"
#include "ibc/period_button.h"
#include "ibc/relayers/relayers_page.h"
#include "ibc/rules/rule_sheet.h"
#include "ibc/rules/rules_page.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/segments.h"
#include "widgets/state_chip.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
const QString barSource = u"ibc"_s;
const QString overviewId = u"overview"_s, packetsId = u"packets"_s, channelsId = u"channels"_s,
              relayersId = u"relayers"_s, clearingId = u"clearing"_s, rulesId = u"rules"_s;
constexpr int againMs = 10'000;
}  // namespace

IbcScreen::IbcScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_pages{new IbcOverviewPage(context->desk), new PacketsPage(context->desk),  new ChannelsPage(context->desk),
              new RelayersPage(context->desk),    new ClearingPage(context->desk), new RulesPage(context->desk)},
      m_current(overviewId),
      m_outer(new QStackedWidget),
      m_stack(new QStackedWidget),
      m_bars(new MessageStack),
      m_empty(new EmptyState(u"ibc"_s)),
      m_tabs(new Segments(tr("Pages of IBC"))),
      m_key(new Text({}, TextRole::Mono, Ink::Secondary)),
      m_chip(new StateChip),
      m_copy(nullptr),
      m_period(new PeriodButton),
      m_live(new LiveButton(context->time))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_outer);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bars);
    column->addWidget(m_stack, 1);
    m_outer->addWidget(page);
    m_outer->addWidget(m_empty);
    for (const auto& [id, each] : all()) {
        m_stack->addWidget(each);
        each->setPeriod(m_period->period());
        each->setNarrow(false);
    }
    m_empty->setText(
        tr("Packets between Cosmos chains are shown here: which are stuck, who relays them, and how well. "
           "Add a Cosmos chain to begin."));
    if (context->addChain)
        m_empty->setButton(tr("Add chain"), u"plus"_s, [this] { this->context().addChain(); });
    m_clock.setInterval(againMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isWatched() && this->context().time->isLive())
            refresh();
    });
    makeHead();
    connectPages();
}

std::array<std::pair<QString, IbcPage*>, 6> IbcScreen::all() const
{
    return {{{overviewId, m_pages.overview},
             {packetsId, m_pages.packets},
             {channelsId, m_pages.channels},
             {relayersId, m_pages.relayers},
             {clearingId, m_pages.clearing},
             {rulesId, m_pages.rules}}};
}

void IbcScreen::makeHead()
{
    m_tabs->setItems({{overviewId, tr("Overview")},
                      {packetsId, tr("Packets")},
                      {channelsId, tr("Channels")},
                      {relayersId, tr("Relayers")},
                      {clearingId, tr("Clearing")},
                      {rulesId, tr("Rules", "thresholds and prices of IBC")}});
    m_tabs->setCurrent(overviewId);
    m_key->setElide(Qt::ElideMiddle);
    QPushButton* copy = makeButton(tr("Copy key"), ButtonKind::Normal, u"copy"_s);
    m_copy = copy;
    for (QWidget* each : {static_cast<QWidget*>(m_tabs), static_cast<QWidget*>(m_key), static_cast<QWidget*>(m_chip),
                          m_copy, static_cast<QWidget*>(m_period), static_cast<QWidget*>(m_live)}) {
        each->setParent(this);  // until the head shows it
        each->hide();
    }
    connect(m_tabs, &Segments::currentChanged, this, [this](const QString& id) {
        showPage(id);
        Q_EMIT addressChanged();
    });
    connect(m_period, &PeriodButton::changed, this, [this] {
        for (const auto& [id, each] : all())
            each->setPeriod(m_period->period());
    });
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        if (m_pages.packets->opened())
            copyText(m_pages.packets->opened()->text(), copy);
    });
}

void IbcScreen::connectPages()
{
    const auto go = [this](const QString& place) { context().go(u"ibc/"_s + place); };
    const auto search = [go](const QString& text) {
        go(u"packets?q="_s + QString::fromLatin1(QUrl::toPercentEncoding(text)));
    };
    const auto packet = [go](const PacketKey& key) { go(u"packets/"_s + key.text()); };
    for (const auto& [id, each] : all()) {
        connect(each, &IbcPage::loaded, this, [this] { m_bars->setMessages(barSource, {}); });
        connect(each, &IbcPage::failed, this, [this](const Error& error) {
            BarMessage message;
            message.key = barSource;
            message.state = State::Error;
            message.what = tr("The IBC data could not be read.");
            message.text = engineWords(error);
            message.actions.push_back({u"retry"_s, tr("Retry"), false, [this] { refresh(); }});
            m_bars->setMessages(barSource, {message});
        });
        connect(each, &IbcPage::refused, this, [this](const Error& error) {
            BarMessage message;
            message.key = u"ibc-action"_s;
            message.state = State::Error;
            message.what = tr("The action failed.");
            message.text = engineWords(error);
            m_bars->post(message);
        });
    }
    connect(m_pages.rules, &RulesPage::told, this, [this](const BarMessage& message) { m_bars->post(message); });
    connect(m_pages.overview, &IbcOverviewPage::placeWanted, this, go);
    connect(m_pages.overview, &IbcOverviewPage::chainWanted, this,
            [this](const QString& caip2) { context().go(u"chains/"_s + caip2); });
    connect(m_pages.overview, &IbcOverviewPage::packetWanted, this, packet);
    connect(m_pages.clearing, &ClearingPage::packetWanted, this, packet);
    connect(m_pages.channels, &ChannelsPage::packetsWanted, this, [go](const QString& chainId, const QString& channel) {
        QUrlQuery query;
        query.addQueryItem(u"chain"_s, QString::fromLatin1(QUrl::toPercentEncoding(chainId)));
        query.addQueryItem(u"channel"_s, QString::fromLatin1(QUrl::toPercentEncoding(channel)));
        go(u"packets?"_s + query.toString(QUrl::FullyEncoded));
    });
    connect(m_pages.relayers, &RelayersPage::packetsWanted, this, search);
    connect(m_pages.overview, &IbcOverviewPage::clearWanted, this, &IbcScreen::openClearing);
    connect(m_pages.packets, &PacketsPage::clearWanted, this, &IbcScreen::openClearing);
    connect(m_pages.clearing, &ClearingPage::clearWanted, this, &IbcScreen::openClearing);
    connect(m_pages.clearing, &ClearingPage::settingsWanted, this, [this] { context().go(u"settings"_s); });
    connect(m_pages.packets, &PacketsPage::openedChanged, this, [this] {
        renewHead();
        Q_EMIT addressChanged();
    });
    connect(m_pages.packets, &PacketsPage::detailChanged, this, &IbcScreen::renewHead);
    connect(m_pages.channels, &ChannelsPage::chosenChanged, this, &Screen::addressChanged);
    connect(m_pages.clearing, &ClearingPage::chosenChanged, this, &Screen::addressChanged);
}

QString IbcScreen::title() const
{
    const auto& key = m_pages.packets->opened();
    return m_current == packetsId && key ? ibc::sequenceText(key->sequence) : tr("IBC");
}

QList<QWidget*> IbcScreen::headLeft()
{
    if (m_current != packetsId || !m_pages.packets->opened())
        return {m_tabs};
    return m_pages.packets->detail() ? QList<QWidget*>{m_key, m_chip} : QList<QWidget*>{m_key};
}

QList<QWidget*> IbcScreen::headRight()
{
    if (m_current == packetsId)
        return m_pages.packets->opened() ? QList<QWidget*>{m_copy} : QList<QWidget*>{m_live};
    return m_current == clearingId || m_current == rulesId ? QList<QWidget*>{m_live}
                                                           : QList<QWidget*>{m_period, m_live};
}

QString IbcScreen::breadcrumb() const
{
    return m_current == packetsId && m_pages.packets->opened() ? tr("IBC packets") : QString();
}

QString IbcScreen::breadcrumbAddress() const
{
    return u"ibc/packets"_s;
}

void IbcScreen::renewHead()
{
    if (const auto& key = m_pages.packets->opened())
        m_key->setText(format::safe(u"%1/%2/%3"_s.arg(key->chainId, key->port, key->channel)));
    if (const PacketDetail* detail = m_pages.packets->detail())
        m_chip->set(ibc::stateSign(detail->packet), ibc::stateWord(detail->packet), ibc::stateNote(detail->packet));
    Q_EMIT headChanged();
}

void IbcScreen::showPage(const QString& id)
{
    m_current = id;
    m_tabs->setCurrent(id);
    for (const auto& [each, page] : all()) {
        if (each == id)
            m_stack->setCurrentWidget(page);
        page->setWatched(isWatched() && each == id);
    }
    renewHead();
}

void IbcScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_bars->setMessages(barSource, {});
    for (const auto& [id, page] : all())
        page->setEngine(engine);
    renewEmpty();
}

void IbcScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    if (!snapshot)
        return;
    for (const auto& [id, page] : all())
        page->setSnapshot(*snapshot);
    renewEmpty();
}

void IbcScreen::renewEmpty()
{
    const bool settled =
        snapshot() && (snapshot()->engine == EngineState::Running || snapshot()->engine == EngineState::DatabaseAway);
    const bool none = settled && (!anyHas<Feature::Ibc>(*snapshot()) || (engine() && !engine()->ibc()));
    m_outer->setCurrentIndex(none ? 1 : 0);
}

void IbcScreen::refresh()
{
    for (const auto& [id, page] : all()) {
        page->setPeriod(m_period->period());  // another day may have begun
        if (id == m_current)
            page->load();
    }
}

QWidget* IbcScreen::findField()
{
    for (const auto& [id, page] : all())
        if (id == m_current)
            return page->findField();
    return nullptr;
}

void IbcScreen::watched(bool visible)
{
    if (visible)
        m_clock.start();
    else
        m_clock.stop();
    for (const auto& [id, page] : all())
        page->setWatched(visible && id == m_current);
}

void IbcScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    for (const auto& [id, page] : all())
        page->setNarrow(narrow);
}

bool IbcScreen::open(const QString& rest)
{
    const QString path = rest.section(u'?', 0, 0), id = path.section(u'/', 0, 0), inner = path.section(u'/', 1);
    const QUrlQuery query(rest.section(u'?', 1));
    if (rest.isEmpty()) {
        if (isWatched())  // else the operator comes back to what was shown
            showPage(overviewId);
        return true;
    }
    const auto places = all();
    if (std::none_of(places.begin(), places.end(), [&](const auto& each) { return each.first == id; }))
        return false;
    const auto key = id == packetsId && !inner.isEmpty() ? PacketKey::fromText(inner) : std::nullopt;
    if (id == packetsId && !inner.isEmpty() && !key)
        return false;
    showPage(id);
    if (id == overviewId && query.hasQueryItem(u"stuck"_s))
        m_pages.overview->focusStuck();
    if (id == channelsId && !inner.isEmpty())
        m_pages.channels->choose(inner);
    if (id == clearingId && !inner.isEmpty())
        m_pages.clearing->choose(inner);
    if (id == packetsId) {
        if (query.hasQueryItem(u"stuck"_s))
            m_pages.packets->showStuck();
        if (query.hasQueryItem(u"q"_s))
            m_pages.packets->search(query.queryItemValue(u"q"_s, QUrl::FullyDecoded));
        if (query.hasQueryItem(u"channel"_s))
            m_pages.packets->showChannel(query.queryItemValue(u"chain"_s, QUrl::FullyDecoded),
                                         query.queryItemValue(u"channel"_s, QUrl::FullyDecoded));
        m_pages.packets->open(key);
    }
    return true;
}

QString IbcScreen::address() const
{
    if (m_current == packetsId && m_pages.packets->opened())
        return packetsId + u'/' + m_pages.packets->opened()->text();
    const QString chosen = m_current == channelsId   ? m_pages.channels->chosen()
                           : m_current == clearingId ? m_pages.clearing->chosen()
                                                     : QString();
    return chosen.isEmpty() ? m_current : m_current + u'/' + chosen;
}

std::vector<PaletteCommand> IbcScreen::commands()
{
    if (!engine() || !engine()->ibc() || !snapshot() || !anyHas<Feature::Ibc>(*snapshot()))
        return {};
    const auto to = [this](const QString& text, const QString& iconName, const QString& place) {
        return PaletteCommand{text, tr("IBC"), iconName, [this, place] { context().go(u"ibc/"_s + place); }};
    };
    return {to(tr("Show stuck IBC packets"), u"warning"_s, u"overview?stuck"_s),
            to(tr("Search IBC packets"), u"search"_s, packetsId),
            to(tr("Show IBC channels"), u"ibc"_s, channelsId),
            to(tr("Show IBC relayers"), u"list"_s, relayersId),
            to(tr("Show clearings of IBC packets"), u"send"_s, clearingId),
            to(tr("Change stuck thresholds and prices of IBC"), u"edit"_s, rulesId),
            {tr("Compare all IBC channels with the chains"), tr("IBC"), u"refresh"_s, [this] {
                 context().go(u"ibc/overview"_s);
                 m_pages.overview->checkNow();
             }}};
}

QStringList IbcScreen::unsaved() const
{
    const QString name = m_pages.rules->unsaved();
    return name.isEmpty() ? QStringList() : QStringList{name};
}

void IbcScreen::saveAll(const std::function<void(bool saved)>& answer)
{
    if (m_pages.rules->unsaved().isEmpty())
        return answer(true);
    showPage(rulesId);
    m_pages.rules->sheet()->save(answer);
}

void IbcScreen::openClearing(const ClearingRequest& request)
{
    if (!engine() || !engine()->clearing())
        return;
    const QString subject = request.wholeChain ? request.chainId : request.chainId + u'/' + request.channel;
    auto* sheet = new ClearSheet(engine(), request, ibc::briefText(subject), window());
    connect(sheet, &ClearSheet::started, this,
            [this](const ClearingOperation& operation) { context().go(u"ibc/clearing/"_s + operation.id); });
    sheet->open();
}

ScreenEntry ibcScreenEntry(std::function<Engine*()> engine)
{
    ScreenEntry entry;
    entry.id = u"ibc"_s;
    entry.icon = u"ibc"_s;
    entry.title = [] { return IbcScreen::tr("IBC"); };
    entry.make = [](ScreenContext* context) { return new IbcScreen(context); };
    const auto badge = std::make_shared<IbcBadge>(engine);
    entry.shown = [engine](const WorkspaceSnapshot& snapshot) {
        Engine* now = engine ? engine() : nullptr;  // none: the last known chains decide
        return now ? now->ibc() != nullptr : anyHas<Feature::Ibc>(snapshot);
    };
    entry.badge = [badge](const WorkspaceSnapshot& snapshot) { return badge->look(snapshot); };
    entry.status = [badge](const WorkspaceSnapshot&) { return badge->note(); };
    return entry;
}

}  // namespace signalbox::ui
