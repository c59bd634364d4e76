// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/telegram/telegram.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QThread>

#include "actions/http/outgoing_guard.h"
#include "actions/outcome.h"
#include "actions/template/template.h"
#include "signalbox/url.h"

namespace signalbox::actions {

namespace {

constexpr qint64 turnPatienceMs = 30'000;
constexpr int timeoutMs = 30'000;

Target targetOf(const QString& parseMode)
{
    return parseMode == "MarkdownV2"_L1 ? Target::MarkdownV2
           : parseMode == "Markdown"_L1 ? Target::Markdown
           : parseMode == "HTML"_L1     ? Target::Html
                                        : Target::Text;
}

Expected<QString> botToken(const SenderParts& parts)
{
    auto token = parts.secret(u"telegram.bot_token"_s);
    if (!token && token.error().kind != ErrorKind::NotFound)
        return token;
    if (!token || token->isEmpty())
        return fail(
            ErrorKind::Refused, "BOT_TOKEN_MISSING",
            Message(QT_TRANSLATE_NOOP("Engine", "No bot token is stored. Store it as the secret telegram.bot_token.")));
    static const QRegularExpression form(u"^[0-9]+:[A-Za-z0-9_-]+$"_s);
    if (!form.match(*token).hasMatch())
        return fail(ErrorKind::Refused, "BOT_TOKEN_INVALID",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The stored secret telegram.bot_token is not a bot token "
                                              "(123456:ABC…). Store it again.")));
    return token;
}

/// What the Bot API answered, whatever the status.
struct BotAnswer {
    bool ok = false;
    int code = 0;
    QString description, migratedTo;
    std::optional<qint64> retryAfterMs;
    qint64 messageId = 0;
};

std::optional<BotAnswer> readAnswer(const HttpAnswer& answer)
{
    const QJsonObject root = QJsonDocument::fromJson(answer.body).object();
    if (!root["ok"_L1].isBool())
        return std::nullopt;
    const QJsonObject parameters = root["parameters"_L1].toObject();
    BotAnswer read;
    read.ok = root["ok"_L1].toBool();
    read.code = root["error_code"_L1].toInt(answer.status);
    read.description = root["description"_L1].toString();
    if (parameters.contains("migrate_to_chat_id"_L1))
        read.migratedTo = QString::number(parameters["migrate_to_chat_id"_L1].toInteger());
    if (parameters.contains("retry_after"_L1))
        read.retryAfterMs = std::clamp<qint64>(parameters["retry_after"_L1].toInteger(), 0, 86'400) * 1000;
    read.messageId = root["result"_L1].toObject()["message_id"_L1].toInteger();
    return read;
}

Message problem(const BotAnswer& answer, const QString& chat)
{
    const QString said = answer.description.left(300);
    const auto has = [&said](QLatin1StringView words) { return said.contains(words, Qt::CaseInsensitive); };
    if (answer.code == 401 || answer.code == 404)
        return Message(QT_TRANSLATE_NOOP("Engine",
                                         "Telegram refuses the bot token: it is wrong or was revoked (\"%1\"). "
                                         "Store the bot's current token as the secret telegram.bot_token."))
            .arg(said);
    if (answer.code == 403 && has("blocked"_L1))
        return Message(QT_TRANSLATE_NOOP("Engine", "The chat %1 has blocked the bot (\"%2\").")).arg(chat, said);
    if (answer.code == 403)
        return Message(
                   QT_TRANSLATE_NOOP("Engine", "The bot may not write to the chat %1 (\"%2\"). Add it to the chat."))
            .arg(chat, said);
    if (has("chat not found"_L1))
        return Message(QT_TRANSLATE_NOOP("Engine",
                                         "Telegram does not know the chat %1 (\"%2\"). Check chat_id, and "
                                         "whether the chat has started the bot."))
            .arg(chat, said);
    return Message(QT_TRANSLATE_NOOP("Engine", "Telegram refuses the message (%1: \"%2\")."))
        .arg(answer.code)
        .arg(said);
}

class Exchange {
public:
    Exchange(const SendContext& context, const Outgoing& outgoing, const TelegramConfig& config, QString token)
        : m_context(context), m_outgoing(outgoing), m_config(config), m_token(std::move(token)), m_chat(config.chatId)
    {
        m_masker.add(m_token);
        if (context.parts.telegramBaseUrl)
            m_base = context.parts.telegramBaseUrl().trimmed();
        if (m_base.isEmpty())
            m_base = u"https://api.telegram.org"_s;
        else if (const QUrl url(m_base); url.isValid())  // an operator's own server may be in a private network
            m_privateHosts << hostAndPort(url);
        while (m_base.endsWith(u'/'))
            m_base.chop(1);
    }

    SendOutcome run();

private:
    SendOutcome once(const MessageText& message, std::optional<BotAnswer>& answer);
    std::optional<SendOutcome> waitForTurn();
    SendOutcome verdict(const HttpAnswer& http, const std::optional<BotAnswer>& answer);

    const SendContext& m_context;
    const Outgoing& m_outgoing;
    const TelegramConfig& m_config;
    QString m_token, m_chat, m_base;
    QStringList m_privateHosts;
    Masker m_masker;
};

std::optional<SendOutcome> Exchange::waitForTurn()
{
    const qint64 wait = m_context.memory.chats.turn(m_chat, turnPatienceMs);
    if (wait > turnPatienceMs) {
        Error error =
            Error::make(ErrorKind::Retryable, "CHAT_BUSY",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine", "The message waits for the limits of Telegram (one per second and chat).")),
                        {{u"sent"_s, false}});
        error.retryAfterMs = wait;
        return outcomeOf(error);
    }
    const QDeadlineTimer turn(wait);
    while (!turn.hasExpired() && !m_context.canceled)
        QThread::msleep(static_cast<unsigned long>(std::clamp<qint64>(turn.remainingTime(), 1, 100)));
    if (m_context.canceled)
        return outcomeOf(Error::make(ErrorKind::Cancelled, "CANCELED",
                                     Message(QT_TRANSLATE_NOOP("Engine", "The send was stopped.")),
                                     {{u"sent"_s, false}}));
    return std::nullopt;
}

SendOutcome Exchange::verdict(const HttpAnswer& http, const std::optional<BotAnswer>& answer)
{
    SendOutcome outcome;
    outcome.status = u"HTTP %1"_s.arg(http.status);
    if (answer && answer->ok) {
        outcome.kind = SendOutcome::Done;
        outcome.status = u"message %1"_s.arg(answer->messageId);
        outcome.responseData = {{u"message_id"_s, answer->messageId}};
        if (m_chat != m_config.chatId) {
            outcome.status += u", chat is now %1"_s.arg(m_chat);
            outcome.responseData[u"migrate_to_chat_id"_s] = m_chat;
        }
        return outcome;
    }
    const int code = answer ? answer->code : http.status;
    outcome.kind = isPassing(code) || !answer ? SendOutcome::Retry : SendOutcome::Failed;
    if (code == 429) {
        outcome.retryAfterMs = answer && answer->retryAfterMs ? answer->retryAfterMs : http.retryAfterMs();
        m_context.memory.chats.rest(m_chat, outcome.retryAfterMs.value_or(1000));
        outcome.error = Message(QT_TRANSLATE_NOOP("Engine", "Telegram asks to wait before the next message."));
    } else if (answer) {
        outcome.error = m_masker(problem(*answer, m_chat));
    } else {
        outcome.error = Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The answer is not that of the Bot API (HTTP %1). Check the setting "
                                                  "actions.telegram_base_url."))
                            .arg(http.status);
    }
    outcome.responseData = {{u"error"_s, outcome.error.english()}};
    return outcome;
}

SendOutcome Exchange::once(const MessageText& message, std::optional<BotAnswer>& answer)
{
    answer.reset();
    if (auto late = waitForTurn())
        return *std::move(late);
    QJsonObject body{{u"chat_id"_s, m_chat}, {u"text"_s, message.text}};
    if (!message.parseMode.isEmpty())
        body[u"parse_mode"_s] = message.parseMode;
    if (m_config.silent)
        body[u"disable_notification"_s] = true;
    HttpRequest request;
    request.method = "POST";
    request.url = u"%1/bot%2/sendMessage"_s.arg(m_base, m_token);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", m_outgoing.key.toUtf8()}};
    request.deadline = QDeadlineTimer(timeoutMs);
    request.privateHosts = m_privateHosts;
    const auto http = m_context.http.run(request);
    SendOutcome outcome;
    if (http) {
        answer = readAnswer(*http);
        outcome = verdict(*http, answer);
        outcome.answer = shownText(http->body, m_masker);
    } else {
        Error error = http.error();
        error.message = m_masker(error.message);
        outcome = outcomeOf(error);
        outcome.responseData = {{u"error"_s, error.text()}};
    }
    outcome.request = shownText(
        u"POST %1/bot%2/sendMessage\n\n%3"_s.arg(m_base, Masker::mask(), QString::fromUtf8(*request.body)), m_masker);
    return outcome;
}

SendOutcome Exchange::run()
{
    auto message = telegramText(m_config, m_outgoing.fields);
    if (!message)
        return outcomeOf(message.error());
    std::optional<BotAnswer> answer;
    SendOutcome outcome = once(*message, answer);
    if (answer && !answer->migratedTo.isEmpty()) {
        m_chat = answer->migratedTo;
        outcome = once(*message, answer);
    }
    if (answer && !answer->ok && answer->code == 400 && !message->parseMode.isEmpty() &&
        answer->description.contains("parse entities"_L1)) {
        TelegramConfig plain = m_config;
        plain.parseMode.clear();
        message = telegramText(plain, m_outgoing.fields);
        if (!message)
            return outcomeOf(message.error());
        const QString said = answer->description;
        outcome = once(*message, answer);
        if (outcome.kind == SendOutcome::Done) {
            outcome.status += u", without markup"_s;
            outcome.responseData[u"markup_refused"_s] = m_masker(said);
        }
    }
    return outcome;
}

}  // namespace

Expected<MessageText> telegramText(const TelegramConfig& config, const Fields& fields)
{
    const auto text = render(config.message, fields, targetOf(config.parseMode));
    if (!text)
        return fail(text.error());
    if (text->trimmed().isEmpty())
        return fail(ErrorKind::Invalid, "MESSAGE_EMPTY",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The message is empty: the event has no value for its "
                                              "placeholders.")));
    return fitted(*text, config.parseMode);
}

SendOutcome sendTelegram(const SendContext& context, const Outgoing& outgoing, const TelegramConfig& config)
{
    auto token = botToken(context.parts);
    if (!token)
        return outcomeOf(token.error());
    return Exchange(context, outgoing, config, *std::move(token)).run();
}

}  // namespace signalbox::actions
