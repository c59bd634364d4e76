// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_story_life.h"

#include <QCryptographicHash>
#include <limits>

namespace signalbox::test::story {

namespace {

constexpr quint64 dao = 131'071;
constexpr quint64 most = std::numeric_limits<quint64>::max();

void nothing(CanopyWriter&) {}

}  // namespace

Life::Life(const CanopyStorySpec& spec) : m_spec(spec), m_random(spec.seed)
{
    genesis();
}

quint64 Life::amount()
{
    switch (below(12)) {
        case 0:
            return most;
        case 1:
            return (quint64(1) << 63) + below(5);
        case 2:
            return (quint64(1) << 53) + 1 + below(5);
        case 3:
            return 1;
        default:
            return 1 + below(10'000'000);
    }
}

QByteArray Life::bytes(int size)
{
    QByteArray out(size, Qt::Uninitialized);
    for (char& byte : out)
        byte = static_cast<char>(m_random());
    return out;
}

Key Life::address()
{
    // mostly existing keys, so that keys return
    if (m_people.empty() || (m_people.size() < 40 && chance(1, 3)))
        m_people.push_back(bytes(20));
    return m_people[below(m_people.size())];
}

void Life::genesis()
{
    for (int i = 0; i < 12; ++i)
        m_state.accounts[address()].total = amount();
    for (int i = 0; i < 7; ++i) {
        const QByteArray key = bytes(48);
        const Key who = QCryptographicHash::hash(key, QCryptographicHash::Sha256).left(20);
        m_operators.emplace_back(who, key);
        if (i < 5)
            m_state.validators[who] = {key,    "tcp://a.example", 1'000 + below(9'000), {1, m_spec.chainId}, 0, 0, who,
                                       i == 4, chance(1, 2)};
    }
    for (auto& [who, validator] : m_state.validators) {
        std::sort(validator.committees.begin(), validator.committees.end());
        validator.committees.erase(std::unique(validator.committees.begin(), validator.committees.end()),
                                   validator.committees.end());
    }
    m_state.pools[dao].amount = amount();
    m_state.pools[32'767 + 2] = {1'000, 100, {{address(), 60}, {Key(20, '\xde'), 40}}};
    m_state.orders[bytes(20)] = {2, {}, 777'000, 555'000, bytes(32), {}, {}, 0, address()};
    for (const auto& [space, field, key] : paramFields())
        m_state.params.values[{space, field}] = below(1'000);
    m_state.params.values[{1, 3}] = m_spec.rootChainId;
    m_state.params.values[{1, 4}] = 0;
    m_state.total = amount();
    m_state.staked = below(1'000'000);
    m_state.subsidized = {m_spec.chainId};
}

Transaction& Life::send(Block& block, const QByteArray& type, const QByteArray& message, const Key& sender, Write write)
{
    Transaction tx;
    tx.type = type;
    tx.message = message;
    tx.sender = sender;
    tx.write = std::move(write);
    tx.hash = bytes(32);
    tx.time = block.time - 1'000;
    block.transactions.push_back(std::move(tx));
    return block.transactions.back();
}

void Life::say(Block& block, const QByteArray& type, int field, const Key& who, quint64 chain, Write write,
               const char* reference)
{
    block.events.push_back({type, field, who, chain, reference, std::move(write)});
}

Block Life::step()
{
    Block block;
    block.height = ++m_height;
    block.network = m_spec.networkId;
    block.chain = m_spec.chainId;
    block.time = 1'767'225'600'000'000 + static_cast<quint64>(m_height) * 7'000'000'000;
    block.hash = bytes(32);
    block.parent = m_height == 1 ? QByteArray(32, '\x46') : m_last.hash;
    block.proposer = m_operators.front().first;
    block.vdf = m_vdf += chance(1, 2) ? below(quint64(1) << 40) : 0;
    if (m_height > 1) {
        block.hasLast = true;
        block.last = m_certificate;
        certificate(block);
        silence(block);
    }
    if (!chance(1, 7)) {  // else a block without transactions
        for (int i = 0; i < 3; ++i) {
            accounts(block);
            stakes(block);
            orderBook(block);
            dexItems(block);
        }
        governance(block);
        memos(block);
        pools();
        strange(block);
    }
    for (const quint64 committee : partners)
        dexTurn(block, committee);
    ends(block);
    m_txs += block.transactions.size();
    block.totalTxs = m_txs;

    m_certificate = {m_spec.chainId, m_spec.networkId, m_height, m_height, {}, {}};
    for (int i = 0; i < 3; ++i) {
        const Key who = chance(1, 2) && !m_state.validators.empty() ? pick(m_state.validators)->first : address();
        m_certificate.payments.push_back({who, 1 + below(30), chance(4, 5) ? m_spec.chainId : 9});
    }
    if (chance(1, 6)) {
        const auto& [who, key] = m_operators[below(m_operators.size())];
        // Some of it arrives late, after evidence of newer heights.
        const quint64 at =
            static_cast<quint64>(m_height % 3 == 0 && m_height > m_spec.first + 12 ? m_height - 9 : m_height);
        m_certificate.doubleSigners.push_back({key, chance(1, 2) ? std::vector<quint64>{at - 1, at} : std::vector{at}});
    }
    m_last = block;
    return block;
}

void Life::certificate(Block& block)
{
    m_state.committees[m_spec.chainId] = {static_cast<quint64>(m_height) - 1, static_cast<quint64>(m_height) - 1,
                                          below(3)};
    if (m_spec.rootChainId == m_spec.chainId)
        evidence(block, block.last);
    // Other committees submit theirs at a root.
    if (m_spec.rootChainId == m_spec.chainId && chance(1, 2)) {
        Certificate other{2, m_spec.networkId, static_cast<Height>(++m_otherHeight), m_height - 1, {}, {}};
        other.payments.push_back({address(), 10 + below(50), m_spec.chainId});
        other.payments.push_back({address(), 10, 2});
        if (chance(1, 8))
            other.doubleSigners.push_back(
                {m_operators[below(m_operators.size())].second, {static_cast<quint64>(m_height) - 1}});
        send(block, "certificateResults", "MessageCertificateResults", block.proposer, [other](CanopyWriter& msg) {
            msg.object("qc", 1, [&](CanopyWriter& qc) { writeCertificate(qc, other); });
        }).fee = 0;
        evidence(block, other);
        m_state.committees[2] = {static_cast<quint64>(other.root), m_otherHeight, 0};
    }
}

void Life::slash(Block& block, const Key& who, quint64 by)
{
    const auto found = m_state.validators.find(who);
    if (found == m_state.validators.end())
        return;
    Validator& validator = found->second;
    const quint64 lost = std::min(validator.staked, by);
    if (lost == 0)
        return;
    validator.staked -= lost;
    say(
        block, "slash", 3, who, 0, [lost](CanopyWriter& msg) { msg.optional("amount", 1, lost); }, "begin_block");
    if (chance(1, 3) && !validator.committees.empty())
        validator.committees.pop_back();  // removed from a committee
    if (validator.staked == 0)
        m_state.validators.erase(found);
}

void Life::evidence(Block& block, const Certificate& certificate)
{
    for (const auto& [key, heights] : certificate.doubleSigners) {
        const Key who = QCryptographicHash::hash(key, QCryptographicHash::Sha256).left(20);
        m_state.doubleSigners[who].insert(heights.begin(), heights.end());
        slash(block, who, chance(1, 4) ? most : 100 + below(500));
    }
}

void Life::silence(Block& block)
{
    for (const auto& [who, validator] : m_state.validators) {
        if (!validator.delegate && chance(1, 3))
            ++m_state.silent[who];
    }
    if (m_height % 5 != 0)
        return;
    for (const auto& [who, count] : m_state.silent) {
        const auto found = m_state.validators.find(who);
        if (count < 3 || found == m_state.validators.end())
            continue;
        if (found->second.maxPaused == 0 && found->second.unstaking == 0) {
            found->second.maxPaused = static_cast<quint64>(m_height) + 4;
            say(block, "automatic-pause", 8, who, 0, nothing, "begin_block");
        }
        slash(block, who, 50);
    }
    m_state.silent.clear();
}

void Life::accounts(Block& block)
{
    const Key from = address(), to = address();
    const quint64 sent = 1 + below(1'000);
    auto& tx = send(block, "send", "MessageSend", from, [from, to, sent](CanopyWriter& msg) {
        msg.hex("fromAddress", 1, from);
        msg.hex("toAddress", 2, to);
        msg.number("amount", 3, sent);
    });
    tx.recipient = to;
    if (chance(1, 6)) {
        tx.memo = "RLP.V2";
        tx.time = 1'735'710'600;
    }
    m_state.accounts[to] = {amount(), below(3)};
    if (chance(1, 4)) {
        Account& account = m_state.accounts[to];
        account.vesting = std::min<quint64>(account.total, 900);
        account.start = m_height;
        account.cliff = m_height + 5;
        account.end = m_height + 15;
    }
    if (chance(1, 2))
        m_state.accounts.erase(from);  // spent completely
    else if (chance(1, 4))
        m_state.accounts[from] = {0, 1};  // only a nonce
}

void Life::editStake(Block& block, const Key& who)
{
    Validator& validator = m_state.validators[who];
    validator.staked += below(100);
    validator.committees.clear();
    for (quint64 committee = 1; committee <= 4; ++committee) {
        if (chance(1, 2))
            validator.committees.push_back(committee);
    }
    validator.compound = !validator.compound;
    if (chance(1, 2))
        validator.output = address();
    validator.net = validator.delegate ? "" : "tcp://b&<c>.example";
    send(block, "editStake", "MessageEditStake", who, [who, validator](CanopyWriter& msg) {
        msg.hex("address", 1, who);
        msg.number("amount", 2, validator.staked);
        msg.numbers("committees", 3, validator.committees);
        msg.text("netAddress", 4, "tcp://b.example");
        msg.hex("outputAddress", 5, validator.output);
        msg.flag("compound", 6, validator.compound);
    });
}

void Life::stakes(Block& block)
{
    const auto& [who, key] = m_operators[below(m_operators.size())];
    const auto found = m_state.validators.find(who);
    const auto simple = [&](const char* type, const char* message) {
        send(block, type, message, who, [address = who](CanopyWriter& msg) { msg.hex("address", 1, address); });
    };
    if (found == m_state.validators.end()) {
        if (!chance(1, 2))
            return;
        const bool delegate = chance(1, 3);
        const Validator validator{
            key, delegate ? "" : "tcp://new.example", amount() / 2, {1, 3}, 0, 0, address(), delegate, chance(1, 2)};
        m_state.validators[who] = validator;
        send(block, "stake", "MessageStake", who, [validator](CanopyWriter& msg) {
            msg.hex("publickey", 1, validator.publicKey);
            msg.number("amount", 2, validator.staked);
            msg.numbers("committees", 3, validator.committees);
            msg.text("netAddress", 4, validator.net);
            msg.hex("outputAddress", 5, validator.output);
            msg.flag("delegate", 6, validator.delegate);
            msg.flag("compound", 7, validator.compound);
        });
        return;
    }
    Validator& validator = found->second;
    if (validator.unstaking > 0)
        return;
    switch (below(4)) {
        case 0:
            editStake(block, who);
            break;
        case 1:
            validator.unstaking = static_cast<quint64>(m_height) + 2;
            validator.maxPaused = 0;
            simple("unstake", "MessageUnstake");
            break;
        case 2:
            if (!validator.delegate && validator.maxPaused == 0) {
                validator.maxPaused = static_cast<quint64>(m_height) + 3;
                simple("pause", "MessagePause");
            }
            break;
        default:
            if (validator.maxPaused > 0) {
                validator.maxPaused = 0;
                simple("unpause", "MessageUnpause");
            }
    }
}

void Life::pools()
{
    static constexpr quint64 ids[] = {1, 2, 16'383, 16'384 + 1, 65'535 + 2, dao, 81'918};
    for (const quint64 id : ids) {
        if (!chance(1, 4))
            continue;
        if (m_state.pools.contains(id) && chance(1, 2))
            m_state.pools.erase(id);  // a pool at zero is removed
        else
            m_state.pools[id].amount = amount();
    }
    for (const quint64 partner : partners) {
        const quint64 id = 32'767 + partner;
        if (!chance(1, 2))
            continue;
        Pool& pool = m_state.pools[id];
        pool.amount = amount();
        const Key who = address();
        if (pool.points.contains(who) && chance(1, 2))
            pool.points.erase(who);
        else
            pool.points[who] = chance(1, 10) ? most / 4 : 1 + below(1'000);
        if (chance(1, 10))
            pool.points.clear();
        pool.total = 0;
        for (const auto& [holder, points] : pool.points)
            pool.total += points;
        if (chance(1, 12))
            m_state.pools.erase(id);
    }
}

void Life::governance(Block& block)
{
    if (chance(1, 5)) {
        const auto& [space, field, name] = paramFields()[below(paramFields().size())];
        const bool version = chance(1, 4);
        const quint64 value = amount() / 2;
        const Key signer = address();
        const int at = static_cast<int>(m_height);
        if (version)
            m_state.params.version = "2/" + QByteArray::number(at);
        else if (std::pair(space, field) != std::pair(1, 3))
            m_state.params.values[{space, field}] = value;
        send(block, "changeParameter", "MessageChangeParameter", signer,
             [version, value, signer, at, key = QByteArray(name)](CanopyWriter& msg) {
                 msg.text("parameterSpace", 1, "val");
                 msg.text("parameterKey", 2, key);
                 if (msg.isJson() && version)
                     msg.text("parameterValue", 3, "2/" + QByteArray::number(at));
                 else if (msg.isJson())
                     msg.number("parameterValue", 3, value);
                 else
                     msg.any("", 3, version ? "StringWrapper" : "UInt64Wrapper", [&](CanopyWriter& wrapped) {
                         if (version)
                             wrapped.text("", 1, "2/" + QByteArray::number(at));
                         else
                             wrapped.number("", 1, value);
                     });
                 msg.number("startHeight", 4, 1);
                 msg.number("endHeight", 5, 100);
                 msg.hex("signer", 6, signer);
             });
    }
    if (chance(1, 6)) {
        const Key to = address();
        const bool mint = chance(1, 2);
        send(block, "daoTransfer", "MessageDAOTransfer", to, [to, mint](CanopyWriter& msg) {
            msg.hex("address", 1, to);
            msg.number("amount", 2, 5'000);
            if (mint)
                msg.flag("mint", 3, true);
            msg.number("startHeight", 4, 1);
            msg.number("endHeight", 5, 100);
        });
        m_state.accounts[to].total += 1;
    }
    if (chance(1, 6)) {
        const Key from = address();
        send(block, "subsidy", "MessageSubsidy", from, [from](CanopyWriter& msg) {
            msg.hex("address", 1, from);
            msg.number("chainID", 2, 3);
            msg.number("amount", 3, 55);
            msg.hex("opcode", 4, "\x01\x02");
        });
    }
    for (auto* set : {&m_state.subsidized, &m_state.retired}) {
        const quint64 committee = 1 + below(4);
        if (chance(1, 5) && !set->erase(committee))
            set->insert(committee);
    }
    const quint64 committee = 3 + below(2);
    if (chance(1, 4) && m_state.committees.erase(committee) == 0)
        m_state.committees[committee] = {below(100), below(100), below(4)};
    if (chance(1, 2))
        m_state.total = amount();
    if (chance(1, 4))
        m_state.delegated = amount();
}

void Life::memos(Block& block)
{
    const QByteArray hash(64, 'c'), order(40, '4');
    const QByteArray texts[] = {
        "{\"startPoll\":\"" + hash + "\",\"url\":\"https://x.example/?a=1&b=2\",\"endHeight\":9}",
        "{\"votePoll\":\"" + hash + "\",\"approve\":true}",
        "{\"orderId\":\"" + order + "\",\"chain_id\":2,\"buyerSendAddress\":\"aa\",\"buyerReceiveAddress\":\"bb\"}",
        "{\"orderId\":\"" + order + "\",\"chain_id\":2,\"closeOrder\":true}",
        "hello \xf0\x9f\x91\x8b <b>\"quoted\"</b> \\"};
    if (!chance(1, 3))
        return;
    const Key who = address();
    auto& tx = send(block, "send", "MessageSend", who, [who](CanopyWriter& msg) {
        msg.hex("fromAddress", 1, who);
        msg.hex("toAddress", 2, who);
        msg.number("amount", 3, 1);
    });
    tx.recipient = who;
    tx.memo = texts[below(std::size(texts))];
}

void Life::ends(Block& block)
{
    for (const auto& payment : block.last.payments) {
        if (payment.chain != m_spec.chainId)
            continue;
        const quint64 won = 1 + below(50);
        const auto validator = m_state.validators.find(payment.address);
        if (validator != m_state.validators.end() && validator->second.compound)
            validator->second.staked += won;
        else if (chance(5, 6))  // else it is spent at once, and the account is unchanged
            m_state.accounts[payment.address].total += won;
        say(block, "reward", 2, payment.address, m_spec.chainId,
            [won](CanopyWriter& msg) { msg.optional("amount", 1, won); });
    }
    const auto now = static_cast<quint64>(m_height);
    for (auto& [who, validator] : m_state.validators) {
        if (validator.maxPaused == 0 || validator.maxPaused > now)
            continue;
        validator.maxPaused = 0;
        validator.unstaking = now + 2;
        say(block, "automatic-begin-unstaking", 9, who, 0, nothing);
    }
    for (auto at = m_state.validators.begin(); at != m_state.validators.end();) {
        if (at->second.unstaking == 0 || at->second.unstaking > now) {
            ++at;
            continue;
        }
        m_state.accounts[at->second.output].total += at->second.staked / 2;
        say(block, "automatic-finish-unstaking", 10, at->first, 0, nothing);
        at = m_state.validators.erase(at);
    }
}

void Life::strange(Block& block)
{
    if (chance(1, 12)) {
        auto& tx = send(block, "teleport", {}, address(), nothing);
        tx.message.clear();
    }
    if (chance(1, 12))
        say(block, "arrived", 30, address(), 1, [](CanopyWriter& msg) { msg.number("distance", 1, 7); });
}

}  // namespace signalbox::test::story
