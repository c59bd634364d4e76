// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/anvil_node.h"

#include <sys/prctl.h>
#include <QDeadlineTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>
#include <csignal>
#include <stdexcept>

#include "signalbox/literals.h"
#include "support/places.h"

namespace signalbox::test {

namespace {

QString hexData(const QByteArray& data)
{
    return u"0x"_s + QString::fromLatin1(data.toHex());
}

QString binary()
{
#ifdef Q_PROCESSOR_ARM
    const QString name = signalbox::test::buildFile(u"node/node_modules/@foundry-rs/anvil-linux-arm64/bin/anvil"_s);
#else
    const QString name = signalbox::test::buildFile(u"node/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"_s);
#endif
    if (!QFile::exists(name))
        throw std::runtime_error("anvil is missing: build the target node_tools");
    return name;
}

}  // namespace

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

AnvilNode::AnvilNode(const Options& options) : m_options(options)
{
    for (int attempt = 0;; ++attempt) {
        m_port = options.port != 0 ? options.port : freePort();
        try {
            launch();
            return;
        } catch (const std::runtime_error&) {
            if (attempt == 3 || options.port != 0)
                throw;
        }
    }
}

AnvilNode::~AnvilNode()
{
    kill();
}

void AnvilNode::launch()
{
    QStringList arguments{u"--host"_s,
                          u"127.0.0.1"_s,
                          u"--port"_s,
                          QString::number(m_port),
                          u"--silent"_s,
                          u"--order"_s,
                          u"fifo"_s,
                          u"--accounts"_s,
                          QString::number(m_options.accounts),
                          u"--balance"_s,
                          u"1000000"_s,
                          u"--chain-id"_s,
                          QString::number(m_options.chainId),
                          u"--gas-limit"_s,
                          QString::number(m_options.gasLimit),
                          u"--timestamp"_s,
                          QString::number(m_options.genesisTime)};
    if (m_options.blockSeconds > 0)
        arguments << u"--block-time"_s << QString::number(m_options.blockSeconds);
    else
        arguments << u"--no-mining"_s;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(binary(), arguments + m_options.extra);
    m_process.waitForStarted();
    m_rpc = std::make_unique<RpcClient>(m_port);
    m_nonces.clear();
    const QDeadlineTimer deadline(15'000);
    while (m_rpc->tryCall(u"eth_chainId"_s).isEmpty()) {
        if (deadline.hasExpired() || m_process.waitForFinished(0)) {
            kill();
            throw std::runtime_error("anvil did not start on port " + std::to_string(m_port));
        }
        QThread::msleep(20);
    }
    m_accounts.clear();
    for (const auto& account : m_rpc->call(u"eth_accounts"_s).toArray())
        m_accounts << account.toString();
}

void AnvilNode::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void AnvilNode::restart()
{
    kill();
    launch();
}

void AnvilNode::freeze()
{
    ::kill(pid_t(pid()), SIGSTOP);
}

void AnvilNode::thaw()
{
    ::kill(pid_t(pid()), SIGCONT);
}

qint64 AnvilNode::head()
{
    return qint64(fromQuantity(m_rpc->call(u"eth_blockNumber"_s)));
}

void AnvilNode::mine(qint64 blocks, int secondsApart)
{
    m_rpc->call(u"anvil_mine"_s, {toQuantity(quint64(blocks)), toQuantity(quint64(secondsApart))});
}

void AnvilNode::reorg(int depth)
{
    m_rpc->call(u"anvil_reorg"_s, {depth, QJsonArray()});
    m_nonces.clear();
}

QString AnvilNode::send(const QString& to, const QByteArray& data, int account, quint64 gas)
{
    if (!m_nonces.contains(account))
        m_nonces[account] =
            fromQuantity(m_rpc->call(u"eth_getTransactionCount"_s, {m_accounts.at(account), u"pending"_s}));
    QJsonObject transaction{{u"from"_s, m_accounts.at(account)},
                            {u"data"_s, hexData(data)},
                            {u"gas"_s, toQuantity(gas)},
                            {u"gasPrice"_s, toQuantity(2'000'000'000)},
                            {u"nonce"_s, toQuantity(m_nonces.value(account))}};
    if (!to.isEmpty())
        transaction.insert(u"to"_s, to);
    const QString hash = m_rpc->call(u"eth_sendTransaction"_s, {transaction}).toString();
    ++m_nonces[account];
    return hash;
}

QString AnvilNode::deploy(const QString& name, const std::vector<AbiArgument>& arguments, int account)
{
    const QString hash = send({}, contract(name).bytecode + abiEncode(arguments), account, 8'000'000);
    mine();
    const QString made = receipt(hash).value(u"contractAddress").toString();
    if (made.isEmpty())
        throw std::runtime_error("the contract was not made: " + name.toStdString());
    return made;
}

QJsonObject AnvilNode::receipt(const QString& transaction)
{
    return m_rpc->call(u"eth_getTransactionReceipt"_s, {transaction}).toObject();
}

QString deployToken(AnvilNode& node, const QByteArray& symbol, int decimals)
{
    return node.deploy(u"TestToken"_s, {text("Test token " + symbol), text(symbol), number(quint64(decimals)),
                                        number(1'000'000'000'000)});
}

void emitTransfers(AnvilNode& node, const QString& token, qint64 blocks, int transactionsPerBlock,
                   int eventsPerTransaction, quint64 seed)
{
    const Contract& code = contract(u"TestToken"_s);
    quint64 nonce = fromQuantity(node.rpc().call(u"eth_getTransactionCount"_s, {node.accounts().at(1), u"pending"_s}));
    qint64 time = qint64(
        fromQuantity(node.rpc().call(u"eth_getBlockByNumber"_s, {u"latest"_s, false}).toObject().value(u"timestamp")));
    for (qint64 block = 0; block < blocks; ++block) {
        std::vector<RpcClient::Request> requests;
        for (int i = 0; i < transactionsPerBlock; ++i) {
            const QByteArray data =
                code.call("emitMany(uint256,uint256)", {number(seed++), number(quint64(eventsPerTransaction))});
            requests.push_back({u"eth_sendTransaction"_s,
                                {QJsonObject{{u"from"_s, node.accounts().at(1)},
                                             {u"to"_s, token},
                                             {u"data"_s, hexData(data)},
                                             {u"gas"_s, toQuantity(100'000 + 6'000 * quint64(eventsPerTransaction))},
                                             {u"gasPrice"_s, toQuantity(2'000'000'000)},
                                             {u"nonce"_s, toQuantity(nonce++)}}}});
        }
        if (!requests.empty())
            node.rpc().batch(requests);
        node.rpc().call(u"evm_mine"_s, {++time});
    }
}

}  // namespace signalbox::test
