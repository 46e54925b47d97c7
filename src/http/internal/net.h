#pragma once

// Asio and Beast for the few translation units that need them; no other header of this room includes this one.
#include <utility>  // Asio 1.74 uses std::exchange without including it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>

namespace dijkwacht::http::internal {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

// The concrete executor all through: any_io_executor costs 15 % and its reference counts look like races to TSan.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
template <typename T>
using Task = asio::awaitable<T, Executor>;

/// `co_await` with the error in `error` instead of thrown.
inline auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable_t<Executor>(), error); }

// RULES for coroutines here: g++ 12 destroys some temporaries of a co_await expression twice.
//   1. One co_await per statement; its result goes into a new variable.
//   2. Arguments are named variables, std::move of them, or scalars: no braces, no Type{..}, no capturing lambda, no ?:.
//   3. Never co_await inside ?:, &&, ||, a condition or braces.
//   4. Parameters by value; references only to what outlives the task.

}  // namespace dijkwacht::http::internal
