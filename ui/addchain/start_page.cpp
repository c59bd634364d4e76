// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/start_page.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

#include "addchain/start_table.h"
#include "addchain/start_words.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

DetailRow* addDetail(QVBoxLayout* box, const QString& label)
{
    auto* row = new DetailRow(label);
    row->setCopyable(false);
    box->addWidget(row);
    return row;
}

}  // namespace

DiskBar::DiskBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(10);
}

void DiskBar::set(double used, double added, double total)
{
    m_used = used;
    m_added = added;
    m_total = total;
    update();
}

void DiskBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(rect(), 3, 3);
    if (m_total <= 0)
        return;
    const double used = width() * std::clamp(m_used / m_total, 0.0, 1.0);
    const double added = std::min(width() - used, width() * std::max(0.0, m_added / m_total));
    painter.setBrush(theme.secondary);
    painter.drawRoundedRect(QRectF(0, 0, used, height()), 3, 3);
    painter.fillRect(QRectF(used, 0, added, height()),
                     m_used + m_added > m_total ? theme.error.ink : theme.coverageDone);
}

StartPage::StartPage(WizardContext& context, QWidget* parent)
    : WizardPage(context, parent),
      m_table(new StartTable),
      m_failure(new CheckLine),
      m_again(makeButton(tr("Measure again"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card))
{
    auto* cards = new QHBoxLayout;
    cards->setSpacing(10);
    cards->addWidget(makeEstimate(), 5);
    cards->addWidget(makeDisk(), 2);
    auto* failure = new QHBoxLayout;
    failure->addWidget(m_failure, 1);
    failure->addWidget(m_again, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 8);
    layout->setSpacing(12);
    layout->addWidget(m_table);
    layout->addLayout(failure);
    layout->addLayout(cards);
    layout->addWidget(m_headerChoice = makeHeaders());
    layout->addStretch(1);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(500);
    connect(&m_debounce, &QTimer::timeout, this, [this] { ask(m_context.plan.headers); });
    connect(m_table, &StartTable::questionChanged, this, [this] {
        m_debounce.start();
        Q_EMIT changed();
    });
    connect(m_table, &StartTable::selectedChanged, this, [this] { renew(); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        prices(m_context.plan.headers).question.clear();
        ask(m_context.plan.headers);
    });
}

QWidget* StartPage::makeEstimate()
{
    auto* card = new Card;
    auto* box = card->addPadded();
    box->setContentsMargins(0, 8, 0, 8);
    box->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 4);
    m_estimateTitle = new Text({}, TextRole::Strong);
    m_samples = new Text({}, TextRole::Small, Ink::Secondary);
    m_estimateTitle->setElide(Qt::ElideRight);
    m_samples->setElide(Qt::ElideRight);
    head->addWidget(m_estimateTitle);
    head->addStretch(1);
    head->addWidget(m_samples);
    box->addLayout(head);
    m_limit = addDetail(box, tr("Limited by"));
    m_rate = addDetail(box, tr("Rate"));
    m_spread = addDetail(box, tr("Spread"));
    m_doneAt = addDetail(box, tr("Completes around"));
    addDetail(box, tr("New blocks"))->setValue(tr("followed from the start"));
    return card;
}

QWidget* StartPage::makeDisk()
{
    auto* card = new Card;
    auto* box = card->addPadded();
    box->setContentsMargins(0, 8, 0, 8);
    box->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 0, 12, 4);
    head->setSpacing(8);
    head->addWidget(new Text(tr("Disk"), TextRole::Strong));
    m_disk = new DiskBar;
    head->addWidget(m_disk);
    box->addLayout(head);
    m_used = addDetail(box, tr("Database now"));
    m_added = addDetail(box, tr("This chain"));
    m_free = addDetail(box, tr("Free after"));
    box->addStretch(1);
    return card;
}

QWidget* StartPage::makeHeaders()
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    m_provenHeaders = new QRadioButton(tr("Proven by receipts"));
    m_fullHeaders = new QRadioButton(tr("Every block header"));
    m_borderHeaders = new QRadioButton(tr("Range boundaries only"));
    m_provenPrice = new Text({}, TextRole::Small, Ink::Secondary);
    m_provenPrice->setWordWrap(true);
    m_fullPrice = new Text({}, TextRole::Small, Ink::Secondary);
    m_borderPrice = new Text({}, TextRole::Small, Ink::Secondary);
    m_fullPrice->setWordWrap(true);
    m_borderPrice->setWordWrap(true);
    grid->addWidget(new Text(tr("Headers"), TextRole::Base, Ink::Secondary), 0, 0);
    grid->addWidget(m_fullHeaders, 0, 1);
    grid->addWidget(m_fullPrice, 0, 2);
    grid->addWidget(m_borderHeaders, 1, 1);
    grid->addWidget(m_borderPrice, 1, 2);
    grid->addWidget(m_provenHeaders, 2, 1);
    grid->addWidget(m_provenPrice, 2, 2);
    m_confirmations = new QSpinBox;
    m_confirmations->setRange(0, 10000);
    m_confirmations->setAccessibleName(tr("Confirmations"));
    grid->addWidget(new Text(tr("Confirmations"), TextRole::Base, Ink::Secondary), 3, 0);
    auto* words = new Text(tr("blocks before a registry event is stored; until then it is shown as pending"),
                           TextRole::Small, Ink::Secondary);
    words->setWordWrap(true);
    grid->addWidget(m_confirmations, 3, 1, Qt::AlignLeft);
    grid->addWidget(words, 3, 2);
    grid->setColumnStretch(2, 1);
    for (const auto& [radio, mode] :
         {std::pair{m_provenHeaders, "proven"}, {m_fullHeaders, "full"}, {m_borderHeaders, "borders"}})
        connect(radio, &QRadioButton::toggled, this, [this, mode = QLatin1String(mode)](bool on) {
            if (!on)
                return;
            m_context.plan.headers = mode;
            ask(m_context.plan.headers);
            renew();
        });
    connect(m_confirmations, &QSpinBox::valueChanged, this,
            [this](int value) { m_context.plan.confirmations = value; });
    return box;
}

QString StartPage::question() const
{
    return tr("Which start block?");
}

QString StartPage::explanation() const
{
    return tr("Earlier blocks take more time and disk space. You can extend the range later without starting over.");
}

QString StartPage::stepNote() const
{
    const auto& start = m_context.plan.start;
    return start ? tr("block %1").arg(format::number(start->from)) : QString();
}

QString StartPage::footNote() const
{
    return shown().asking ? tr("Measuring on your endpoints") : QString();
}

bool StartPage::isComplete() const
{
    return m_context.plan.start.has_value() && !m_debounce.isActive();
}

bool StartPage::isChecking() const
{
    return shown().asking || m_debounce.isActive();
}

void StartPage::enter()
{
    const ChainPlan& plan = m_context.plan;
    {
        if (plan.headers == u"proven"_s && !mayProve())
            m_context.plan.headers = u"full"_s;
        const QSignalBlocker full(m_fullHeaders), borders(m_borderHeaders), proven(m_provenHeaders);
        (plan.headers == u"full"_s     ? m_fullHeaders
         : plan.headers == u"proven"_s ? m_provenHeaders
                                       : m_borderHeaders)
            ->setChecked(true);
    }
    m_provenHeaders->setEnabled(mayProve());
    m_confirmations->setValue(plan.confirmations);
    m_headerChoice->setVisible(!plan.whole);
    m_table->setPruned(plan.family == u"cosmos"_s);
    m_table->setNewest(plan.report ? plan.report->head : std::nullopt,
                       plan.report ? plan.report->headTime : QDateTime());
    // Transfers of all tokens start with the chain, regardless of other choices.
    m_table->setCreationMeant(!plan.whole && plan.transfers == ChainPlan::Transfers::Chosen && plan.indexesSomething());
    ask(plan.headers);
    renew();
}

QWidget* StartPage::firstField() const
{
    return m_table->firstField();
}

QString StartPage::questionText(const QString& headers) const
{
    const ChainPlan& plan = m_context.plan;
    QStringList parts{plan.caip2, headers, m_table->date().toString(Qt::ISODate), QString::number(m_table->days()),
                      QString::number(m_table->block().value_or(0))};
    for (const EndpointDraft& endpoint : plan.endpoints)
        parts << endpoint.url;
    for (const StreamDraft& stream : plan.draft().streams)
        parts << stream.stream;
    return parts.join(QLatin1Char('|'));
}

void StartPage::ask(const QString& headers)
{
    Prices& now = prices(headers);
    const QString question = questionText(headers);
    if (!m_context.engine || now.question == question)
        return;
    now.question = question;
    now.asking = true;
    now.error.reset();
    now.ticket = ++m_tickets;
    ChainDraft draft = m_context.plan.draft();
    draft.headers = headers;
    draft.from = m_table->block().value_or(0);
    const QDateTime date(m_table->date(), QTime(0, 0), Qt::UTC);
    whenAnswered(m_context.engine->startChoices(draft, date, m_table->days()), this,
                 [this, headers, ticket = now.ticket](const Expected<std::vector<StartChoice>>& answer) {
                     take(headers, ticket, answer);
                 });
    renew();
}

void StartPage::take(const QString& headers, quint64 ticket, const Expected<std::vector<StartChoice>>& answer)
{
    Prices& now = prices(headers);
    if (ticket != now.ticket)
        return;
    now.asking = false;
    if (answer) {
        now.choices = *answer;
        for (StartChoice& choice : now.choices)  // of a chain whose nodes prune, it takes the place of genesis
            if (choice.id == "earliest"_L1)
                choice.id = u"genesis"_s;
    } else {
        now.error = answer.error();
    }
    if (headers == m_context.plan.headers) {
        if (answer)
            m_table->setChoices(now.choices);
        else
            m_table->setFailed();
        if (answer && !m_table->choice(m_table->selected()))
            m_table->select(!m_context.plan.whole && m_table->choice(u"creation"_s) ? u"creation"_s : u"genesis"_s);
    }
    renew();
    // The other header modes are estimated afterward, so that the selected one is answered first.
    if (answer && isVisible() && !m_context.plan.whole)
        if (const QString next = nextUnpriced(); !next.isEmpty())
            ask(next);
}

const StartPage::Prices& StartPage::shown() const
{
    return const_cast<StartPage*>(this)->prices(m_context.plan.headers);
}

StartPage::Prices& StartPage::prices(const QString& headers)
{
    return headers == u"full"_s ? m_full : headers == u"proven"_s ? m_proven : m_borders;
}

QString StartPage::nextUnpriced() const
{
    const auto open = [this](const Prices& prices, const QString& headers) {
        return prices.question != questionText(headers);
    };
    if (open(m_full, u"full"_s))
        return u"full"_s;
    if (open(m_borders, u"borders"_s))
        return u"borders"_s;
    return mayProve() && open(m_proven, u"proven"_s) ? u"proven"_s : QString();
}

/// Whether the probe found receipts that match their headers at the start, in the middle and at the head.
bool StartPage::mayProve() const
{
    const auto& report = m_context.plan.report;
    return report && std::any_of(report->checks.begin(), report->checks.end(),
                                 [](const ProbeReport::Check& check) { return check.name == u"proof"_s && check.ok; });
}

const StartChoice* StartPage::chosen(const Prices& prices) const
{
    const QString id = m_table->selected();
    for (const StartChoice& choice : prices.choices)
        if (choice.id == id)
            return &choice;
    return nullptr;
}

void StartPage::renew()
{
    const Prices& now = prices(m_context.plan.headers);
    if (now.asking)
        m_table->setMeasuring();
    else if (!now.choices.empty() && !now.error)
        m_table->setChoices(now.choices);
    m_again->setVisible(now.error.has_value());
    if (now.error)
        m_failure->set(State::Error, tr("The cost could not be measured"), engineWords(*now.error));
    else
        m_failure->clear();
    m_failure->setVisible(now.error.has_value());
    store();
    showEstimate();
    showHeaderPrices();
    Q_EMIT changed();
}

void StartPage::store()
{
    const Prices& now = prices(m_context.plan.headers);
    const StartChoice* choice = now.asking ? nullptr : chosen(now);
    m_context.plan.startId = m_table->selected();
    m_context.plan.start = choice ? std::optional<StartChoice>(*choice) : std::nullopt;
}

void StartPage::showEstimate()
{
    const auto& start = m_context.plan.start;
    const Estimate estimate = start ? start->estimate : Estimate{};
    m_estimateTitle->setText(startTitle(m_context.plan.startId, m_context.plan.family == u"cosmos"_s));
    m_samples->setText(!start ? QString()
                              : (estimate.samples > 0 ? tr("measured on %n sample ranges", nullptr, estimate.samples)
                                                      : tr("too few samples for an estimate")));
    m_limit->setValue(limitWords(m_context.plan.report));
    m_rate->setValue(rateWords(estimate, int(m_context.plan.endpoints.size())));
    m_spread->setValue(spreadWords(estimate));
    m_doneAt->setValue(estimate.seconds
                           ? format::clock(QDateTime::currentDateTimeUtc().addSecs(qint64(*estimate.seconds)))
                           : format::none());
    const SnapshotPtr snapshot = m_context.engine ? m_context.engine->snapshot() : nullptr;
    const qint64 used = snapshot ? snapshot->databaseBytes : -1, free = snapshot ? snapshot->diskFreeBytes : -1;
    m_used->setValue(used >= 0 ? format::size(used) : format::none());
    m_added->setValue(estimate.bytes ? format::size(qint64(*estimate.bytes)) : format::none());
    const double left = double(free) - estimate.bytes.value_or(0);
    const bool full = free >= 0 && estimate.bytes && left < 0;
    m_free->setValue(
        free >= 0 && estimate.bytes ? (full ? tr("not enough space") : format::size(qint64(left))) : format::none(), {},
        TextRole::Base, full ? Ink::Error : Ink::Text);
    m_disk->set(double(std::max<qint64>(0, used)), estimate.bytes.value_or(0),
                double(std::max<qint64>(0, used) + std::max<qint64>(0, free)));
}

void StartPage::showHeaderPrices()
{
    m_provenPrice->setText(
        mayProve() ? headerPrice(chosen(m_proven), m_proven.asking) + QLatin1Char(' ') +
                         tr("Every block's receipts are verified against its header, so no log can be missing.")
                   : tr("Not available: this endpoint's receipts do not match the headers, or it returns none."));
    m_fullPrice->setText(headerPrice(chosen(m_full), m_full.asking) + QLatin1Char(' ') +
                         tr("Empty log responses can be checked against the header."));
    m_borderPrice->setText(headerPrice(chosen(m_borders), m_borders.asking) + QLatin1Char(' ') +
                           tr("Sufficient where each header costs a separate call."));
}

}  // namespace signalbox::ui
