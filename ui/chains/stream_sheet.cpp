// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/stream_sheet.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <climits>

#include "addchain/chain_plan.h"
#include "addchain/token_reader.h"
#include "models/answer.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/height_field.h"

namespace signalbox::ui {

namespace {

bool has(const ChainSnapshot& chain, const QString& stream)
{
    return std::any_of(chain.streams.begin(), chain.streams.end(),
                       [&](const StreamSnapshot& each) { return each.stream == stream; });
}

ChainDraft draftOf(const ChainSnapshot& chain)
{
    ChainDraft draft;
    draft.family = chain.family;
    draft.caip2 = chain.caip2;
    draft.name = chain.name;
    return draft;
}

constexpr const char* registryKeys[] = {"identity", "reputation", "validation"};

}  // namespace

StreamSheet::StreamSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window,
                         std::function<void(const Command&)> send)
    : Sheet(tr("Add contract to %1").arg(chain.name), window, 640),
      m_engine(engine),
      m_chain(chain),
      m_send(std::move(send)),
      m_token(new QRadioButton(tr("Transfers of one token"))),
      m_all(new QRadioButton(tr("Transfers of all tokens"))),
      m_registries(new QRadioButton(tr("ERC-8004 registries"))),
      m_address(new QLineEdit),
      m_check(new CheckLine),
      m_reader(new TokenReader(
          [engine = QPointer<Engine>(engine), draft = draftOf(chain)](const QString& address) {
              if (engine)
                  return engine->token(draft, address);
              return QtFuture::makeReadyFuture<Expected<TokenInfo>>(
                  fail(ErrorKind::Unavailable, "ENGINE_AWAY", Message(StreamSheet::tr("The engine is not running."))));
          },
          this)),
      m_registryBox(new QWidget),
      m_from(new HeightField(tr("From block"))),
      m_fromNote(new Text({}, TextRole::Small, Ink::Secondary)),
      m_save(makeButton(tr("Add"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMark(chain.mark);
    auto* group = new QButtonGroup(this);
    for (QRadioButton* radio : {m_token, m_all, m_registries}) {
        group->addButton(radio);
        connect(radio, &QRadioButton::toggled, this, &StreamSheet::renew);
    }
    m_all->setEnabled(!has(chain, u"transfers"_s));
    m_registries->setEnabled(!has(chain, u"registries"_s));
    m_address->setFont(ui::font(TextRole::Mono));
    m_address->setPlaceholderText(tr("0x… token address"));
    m_address->setAccessibleName(tr("Token address"));
    body()->addWidget(m_token);
    auto* tokenBox = new QVBoxLayout;
    tokenBox->setContentsMargins(24, 0, 0, 0);
    tokenBox->addWidget(m_address);
    tokenBox->addWidget(m_check);
    body()->addLayout(tokenBox);
    body()->addWidget(m_all);
    body()->addWidget(m_registries);
    auto* form = new QFormLayout(m_registryBox);
    form->setContentsMargins(24, 0, 0, 0);
    const QString labels[] = {tr("Identity registry"), tr("Reputation registry"), tr("Validation registry")};
    for (size_t i = 0; i < m_registryFields.size(); ++i) {
        m_registryFields[i] = new QLineEdit;
        m_registryFields[i]->setFont(ui::font(TextRole::Mono));
        m_registryFields[i]->setAccessibleName(labels[i]);
        m_registryFields[i]->setPlaceholderText(tr("0x…, or empty"));
        form->addRow(new Text(labels[i], TextRole::Base, Ink::Secondary), m_registryFields[i]);
        connect(m_registryFields[i], &QLineEdit::textChanged, this, &StreamSheet::renew);
    }
    body()->addWidget(m_registryBox);
    auto* from = new QHBoxLayout;
    from->setSpacing(8);
    from->addWidget(new Text(tr("From block"), TextRole::Base, Ink::Secondary));
    from->addWidget(m_from);
    from->addWidget(m_fromNote, 1);
    body()->addLayout(from);
    m_from->setHeight(chain.start);
    showPrice({});
    m_asking.setSingleShot(true);
    m_asking.setInterval(300);
    connect(&m_asking, &QTimer::timeout, this, &StreamSheet::ask);
    addFootButton(m_save);
    setPrimary(m_save);
    connect(m_address, &QLineEdit::textChanged, m_reader, &TokenReader::setText);
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_token->setChecked(true); });
    connect(m_reader, &TokenReader::changed, this, [this] {
        if (m_reader->state() == TokenReader::State::Read && m_reader->token().createdAt)
            m_from->setHeight(std::max(m_chain.start, *m_reader->token().createdAt));
        renew();
    });
    connect(m_from, &HeightField::heightEdited, this, &StreamSheet::renew);
    connect(m_save, &QPushButton::clicked, this, &StreamSheet::save);
    m_token->setChecked(true);
    renew();
    m_address->setFocus(Qt::OtherFocusReason);
}

QJsonObject StreamSheet::registries() const
{
    QJsonObject addresses;
    for (size_t i = 0; i < m_registryFields.size(); ++i)
        if (const QString text = m_registryFields[i]->text().trimmed(); !text.isEmpty())
            addresses.insert(QLatin1String(registryKeys[i]), text);
    return addresses;
}

void StreamSheet::renew()
{
    const bool known = has(m_chain, u"transfers:"_s + m_reader->address().toLower());
    switch (m_reader->state()) {
        case TokenReader::State::Empty:
        case TokenReader::State::Incomplete:
            m_check->clear(m_reader->sentence());
            break;
        case TokenReader::State::Reading:
            m_check->setChecking(m_reader->sentence());
            break;
        case TokenReader::State::Failed:
            m_check->set(State::Error, tr("Not a token"), m_reader->sentence());
            break;
        case TokenReader::State::Read:
            if (known)
                m_check->set(State::Slow, tr("Already indexed"), m_reader->sentence());
            else
                m_check->set(State::True, m_reader->sentence());
            break;
    }
    m_registryBox->setVisible(m_registries->isChecked());
    bool ready = m_all->isChecked();
    if (m_token->isChecked())
        ready = m_reader->state() == TokenReader::State::Read && !known;
    if (m_registries->isChecked()) {
        const QJsonObject addresses = registries();
        ready = !addresses.isEmpty();
        for (size_t i = 0; i < m_registryFields.size(); ++i) {
            const QString text = m_registryFields[i]->text().trimmed();
            const bool bad = !text.isEmpty() && !looksLikeAddress(text);
            setFieldCheck(m_registryFields[i], bad ? FieldCheck::Refused : FieldCheck::None);
            ready = ready && !bad;
        }
    }
    const auto from = m_from->height();
    const bool fromGood = from && *from >= m_chain.start;
    setFieldCheck(m_from, fromGood ? FieldCheck::None : FieldCheck::Refused);
    m_fromNote->setText(tr("%1 or later (start of the chain)").arg(format::number(m_chain.start)));
    m_save->setEnabled(ready && fromGood);
    m_asking.start();
}

void StreamSheet::ask()
{
    const StreamDraft adding = draft();
    if (!m_engine || !m_save->isEnabled()) {
        m_asked = {};
        showPrice({});
        return;
    }
    if (adding == m_asked)
        return;
    m_asked = adding;
    whenAnswered(m_engine->preview({arguments::StreamAdd{adding}, m_chain.caip2, {}}), this,
                 [this, adding](const Expected<Preview>& answer) {
                     if (adding == m_asked)
                         showPrice(answer ? *answer : Preview{});
                 });
}

void StreamSheet::showPrice(const Preview& price)
{
    if (price.blocks == 0) {
        setFootNote(tr("Only missing data is fetched. Nothing is restarted."));
        return;
    }
    const bool proven = m_chain.headerMode == u"proven"_s;
    const int many = format::plural(price.blocks);
    QString text = proven ? tr("Headers and receipts of %1 blocks are fetched again to prove them.", nullptr, many)
                          : tr("The logs of %1 blocks are fetched.", nullptr, many);
    text = text.arg(format::number(price.blocks));
    if (price.seconds)
        text +=
            QLatin1Char(' ') + (*price.seconds < 45 ? tr("This takes less than a minute.")
                                                    : tr("This takes about %1.").arg(format::estimate(*price.seconds)));
    setFootNote(text);
}

StreamDraft StreamSheet::draft() const
{
    StreamDraft draft;
    draft.from = m_from->height();
    if (m_token->isChecked()) {
        const TokenInfo& token = m_reader->token();
        draft.stream = u"transfers:"_s + token.address.toLower();
        draft.label = token.name;
        draft.symbol = token.symbol;
        draft.decimals = token.decimals;
    } else if (m_all->isChecked()) {
        draft.stream = u"transfers"_s;
    } else {
        draft.stream = u"registries"_s;
        draft.registries = registries();
    }
    return draft;
}

void StreamSheet::save()
{
    m_send({arguments::StreamAdd{draft()}, m_chain.caip2, {}});
    accept();
}

}  // namespace signalbox::ui
